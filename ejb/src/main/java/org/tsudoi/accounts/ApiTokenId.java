package org.tsudoi.accounts;

import java.util.UUID;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** The identity of one API token; it is no secret and opens nothing. */
public record ApiTokenId(UUID value) {

  /** A fresh random id. */
  public static ApiTokenId random() {
    return new ApiTokenId(UUID.randomUUID());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} when no token can have that id
   */
  public static ApiTokenId of(String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equals(text)) {
        return new ApiTokenId(parsed);
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
