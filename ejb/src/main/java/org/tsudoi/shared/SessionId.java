package org.tsudoi.shared;

import java.util.UUID;

/** The identity of one sign-in session; it is no secret and opens nothing. */
public record SessionId(UUID value) {

  /** A fresh random id. */
  public static SessionId random() {
    return new SessionId(UUID.randomUUID());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws RefusedException with {@link Problem#MALFORMED} when the text is not a UUID in
   *     canonical form
   */
  public static SessionId of(String text) {
    return new SessionId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
