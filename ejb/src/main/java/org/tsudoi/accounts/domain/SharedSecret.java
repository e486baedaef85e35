package org.tsudoi.accounts.domain;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * What an account and its holder's authenticator application both know: 160 random bits, as RFC
 * 4226 recommends.
 *
 * @param text in Base32
 */
public record SharedSecret(String text) {

  private static final int BYTES = 20;

  /** A fresh secret. */
  public static SharedSecret generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SharedSecret(Base32.encode(bytes));
  }

  /**
   * The secret of an opened field.
   *
   * @return empty for what is none: a field whose key was destroyed, or that somebody altered
   */
  public static Optional<SharedSecret> opened(String text) {
    return Base32.decode(text)
        .filter(bytes -> bytes.length == BYTES)
        .map(bytes -> new SharedSecret(text));
  }

  byte[] bytes() {
    return Base32.decode(text).orElseThrow();
  }

  /** Leaves the secret out of every log. */
  @Override
  public String toString() {
    return "SharedSecret[]";
  }
}
