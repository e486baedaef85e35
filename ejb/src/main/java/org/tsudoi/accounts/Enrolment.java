package org.tsudoi.accounts;

/**
 * What an authenticator application needs to know; shown while a second factor is being set up and
 * never again.
 *
 * @param secret the shared secret in Base32, for typing
 * @param uri the same with account and issuer, for a QR code
 */
public record Enrolment(String secret, String uri) {

  /** Leaves the secret out of every log. */
  @Override
  public String toString() {
    return "Enrolment[]";
  }
}
