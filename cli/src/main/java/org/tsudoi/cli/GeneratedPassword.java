package org.tsudoi.cli;

import java.security.SecureRandom;

/** Passwords that fit every policy: upper case, lower case and digits, 95 bits or more. */
final class GeneratedPassword {

  /** Without the characters that are easily taken for each other. */
  private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final String LOWER = "abcdefghijkmnpqrstuvwxyz";
  private static final String DIGITS = "23456789";
  private static final String ALL = UPPER + LOWER + DIGITS;
  private static final int LENGTH = 17;

  private GeneratedPassword() {}

  static String next(SecureRandom random) {
    while (true) {
      StringBuilder text = new StringBuilder(LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        text.append(ALL.charAt(random.nextInt(ALL.length())));
      }
      // Drawing again, not patching: every password that fits stays equally likely.
      if (has(text, UPPER) && has(text, LOWER) && has(text, DIGITS)) {
        return text.toString();
      }
    }
  }

  private static boolean has(CharSequence text, String alphabet) {
    return text.chars().anyMatch(character -> alphabet.indexOf(character) >= 0);
  }
}
