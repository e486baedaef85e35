package org.tsudoi.shared;

import java.util.UUID;

/** The identity of an account; it never changes and is never given to another account. */
public record AccountId(UUID value) {

  /** A fresh random id. */
  public static AccountId random() {
    return new AccountId(UUID.randomUUID());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws RefusedException with {@link Problem#MALFORMED} when the text is not a UUID in
   *     canonical form
   */
  public static AccountId of(String text) {
    return new AccountId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
