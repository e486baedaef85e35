package org.tsudoi.devices;

import java.util.UUID;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** The identity of one device; it is no secret and opens nothing. */
public record DeviceId(UUID value) {

  /** A fresh random id. */
  public static DeviceId random() {
    return new DeviceId(UUID.randomUUID());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} when no device can have that id
   */
  public static DeviceId of(String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equals(text)) {
        return new DeviceId(parsed);
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
