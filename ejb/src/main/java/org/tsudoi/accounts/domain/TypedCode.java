package org.tsudoi.accounts.domain;

import java.text.Normalizer;

/**
 * What somebody typed as the second factor: spaces, hyphens and full-width digits make no
 * difference.
 *
 * @param value without them
 */
public record TypedCode(String value) {

  /** Reads what was typed. */
  public static TypedCode of(String typed) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(letter -> plain.append((char) letter));
    return new TypedCode(plain.toString());
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return value.isEmpty();
  }

  /** Leaves the code out of every log. */
  @Override
  public String toString() {
    return "TypedCode[]";
  }
}
