package org.tsudoi.protocol;

/** Range checks for the unsigned numbers of the wire. */
final class Unsigned {
  static final long MAX_32 = 0xFFFF_FFFFL;

  private Unsigned() {}

  static int bits(String name, long value, int bits) {
    if (value < 0 || value >>> bits != 0) {
      throw new IllegalArgumentException(name + " " + value + " does not fit " + bits + " bits");
    }
    return (int) value;
  }

  static void bits32(String name, long value) {
    if (value < 0 || value > MAX_32) {
      throw new IllegalArgumentException(name + " " + value + " does not fit 32 bits");
    }
  }
}
