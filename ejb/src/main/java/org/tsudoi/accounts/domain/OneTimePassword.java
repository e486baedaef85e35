package org.tsudoi.accounts.domain;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A generated password for a first sign-in (spec 6.1.2): sixteen characters with upper case, lower
 * case and digits, without those that are easily taken for another.
 *
 * <p>It must be changed at the first sign-in and expires when it is not used within 72 hours.
 *
 * @param value the password itself
 */
public record OneTimePassword(String value) {

  /** How long it can be used. */
  public static final Duration LIFETIME = Duration.ofHours(72);

  private static final int LENGTH = 16;
  private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijkmnpqrstuvwxyz";
  private static final String DIGITS = "23456789";
  private static final String ALL = UPPER + LOWER + DIGITS;

  /** A fresh password; about 90 bits of chance. */
  public static OneTimePassword generate(SecureRandom random) {
    List<Character> letters = new ArrayList<>(LENGTH);
    letters.add(pick(UPPER, random));
    letters.add(pick(LOWER, random));
    letters.add(pick(DIGITS, random));
    while (letters.size() < LENGTH) {
      letters.add(pick(ALL, random));
    }
    Collections.shuffle(letters, random);
    StringBuilder password = new StringBuilder(LENGTH);
    letters.forEach(password::append);
    return new OneTimePassword(password.toString());
  }

  private static char pick(String alphabet, SecureRandom random) {
    return alphabet.charAt(random.nextInt(alphabet.length()));
  }

  /** Leaves the password out of every log. */
  @Override
  public String toString() {
    return "OneTimePassword[]";
  }
}
