package org.tsudoi.accounts;

import java.util.UUID;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** The identity of one passkey; it is no secret and opens nothing. */
public record PasskeyId(UUID value) {

  /** A fresh random id. */
  public static PasskeyId random() {
    return new PasskeyId(UUID.randomUUID());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} when no passkey can have that id
   */
  public static PasskeyId of(String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equals(text)) {
        return new PasskeyId(parsed);
      }
    } catch (IllegalArgumentException notAnId) {
      throw new RefusedException(Problem.NOT_FOUND, notAnId);
    }
    throw new RefusedException(Problem.NOT_FOUND);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
