package org.tsudoi.protocol;

import java.util.Arrays;

/**
 * An extension of an even type that this version does not know: passed over, but kept when a header
 * is written again.
 *
 * @param type an even type, 0 or 8 to 254
 * @param value at most 236 bytes
 */
public record UnknownExtension(int type, byte[] value) {
  /** Refuses types that are known or odd. */
  public UnknownExtension {
    Unsigned.bits("extension type", type, 8);
    if (type % 2 != 0 || (type > 0 && type <= Extensions.DECLARED_MEDIA)) {
      throw new IllegalArgumentException("extension type " + type);
    }
    value = value.clone();
  }

  @Override
  public byte[] value() {
    return value.clone();
  }

  int encodedBytes() {
    return 2 + value.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownExtension that
        && type == that.type
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * type + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return "UnknownExtension[type=" + type + ", " + value.length + " bytes]";
  }
}
