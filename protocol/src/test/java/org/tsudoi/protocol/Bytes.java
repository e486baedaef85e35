package org.tsudoi.protocol;

import java.nio.ByteBuffer;

/** Copies of what buffers hold, for comparisons. */
final class Bytes {
  private Bytes() {}

  static byte[] of(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  static String hexOf(ByteBuffer buffer) {
    return Vectors.HEX.formatHex(of(buffer));
  }

  /** A unit that may be kept after the decoder's sink returned. */
  static HopUnit kept(HopUnit unit) {
    if (unit instanceof HopUnit.Piece p) {
      return p.kept();
    }
    return unit;
  }
}
