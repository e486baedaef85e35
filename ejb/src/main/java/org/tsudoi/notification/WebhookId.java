package org.tsudoi.notification;

import java.util.UUID;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** The identity of one webhook; it is no secret and opens nothing. */
public record WebhookId(UUID value) {

  /** A fresh random id. */
  public static WebhookId random() {
    return new WebhookId(UUID.randomUUID());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} when no webhook can have that id
   */
  public static WebhookId of(String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equals(text)) {
        return new WebhookId(parsed);
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
