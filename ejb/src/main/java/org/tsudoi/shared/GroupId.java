package org.tsudoi.shared;

import java.io.Serializable;
import java.util.UUID;

/** The identity of a group of accounts; it never changes and is never given to another group. */
public record GroupId(UUID value) implements Serializable {

  /** A fresh random id. */
  public static GroupId random() {
    return new GroupId(UUID.randomUUID());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws RefusedException with {@link Problem#MALFORMED} when the text is not a UUID in
   *     canonical form
   */
  public static GroupId of(String text) {
    return new GroupId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
