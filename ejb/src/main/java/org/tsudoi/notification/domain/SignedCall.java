package org.tsudoi.notification.domain;

import java.net.URI;
import java.util.UUID;

/**
 * A call as it is sent.
 *
 * @param id the same at each try
 * @param url where to
 * @param certificates which alone are believed, in PEM; empty for Java's authorities
 * @param body the JSON
 * @param epochSecond when it is sent
 * @param signature over id, time and body
 */
public record SignedCall(
    UUID id, URI url, String certificates, String body, long epochSecond, String signature) {

  /** Leaves body and signature out of every log. */
  @Override
  public String toString() {
    return "SignedCall[" + id + "]";
  }
}
