package org.tsudoi.devices.domain;

import java.security.SecureRandom;

/**
 * What a person reads to the administrator so that both mean the same device: eight letters and
 * digits that nobody takes for one another. It opens nothing.
 */
public final class EnrolmentCode {

  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int HALF = 4;

  private EnrolmentCode() {}

  /** A fresh one, as {@code 7KQ2-MX4D}. */
  public static String generate(SecureRandom random) {
    return half(random) + "-" + half(random);
  }

  private static String half(SecureRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < HALF; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
