package org.tsudoi.shared;

import java.util.UUID;

/** The identity of a meeting; people use its number instead. */
public record MeetingId(UUID value) {

  /** A fresh random id. */
  public static MeetingId random() {
    return new MeetingId(UUID.randomUUID());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws RefusedException with {@link Problem#MALFORMED} when the text is not a UUID in
   *     canonical form
   */
  public static MeetingId of(String text) {
    return new MeetingId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
