package org.tsudoi.relay;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The name of one participant's tunnel, for all its connections; it is no secret.
 *
 * @param value 22 characters of base64url, 128 random bits
 */
public record TunnelId(String value) {

  private static final int BYTES = 16;

  /** A fresh id from the given source. */
  public static TunnelId random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new TunnelId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return value;
  }
}
