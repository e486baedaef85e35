package org.tsudoi.shared;

import java.util.UUID;

/** Accepts a UUID in its canonical lower-case form only, so that one id has one spelling. */
final class CanonicalUuid {

  private static final int LENGTH = 36;

  private CanonicalUuid() {}

  static UUID parse(String text) {
    if (text.length() == LENGTH) {
      try {
        UUID parsed = UUID.fromString(text);
        if (parsed.toString().equals(text)) {
          return parsed;
        }
      } catch (IllegalArgumentException notAnId) {
        throw new RefusedException(Problem.MALFORMED, notAnId);
      }
    }
    throw new RefusedException(Problem.MALFORMED);
  }
}
