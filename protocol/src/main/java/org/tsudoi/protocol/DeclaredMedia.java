package org.tsudoi.protocol;

/**
 * What a sender says about a picture in the payload, so that the server can check it without
 * reading the payload.
 *
 * @param type 1 PNG, 2 JPEG, 3 WebP; others are reserved
 * @param sizeBytes the size of the encoded picture, 32 bits
 * @param width in pixels, 16 bits
 * @param height in pixels, 16 bits
 */
public record DeclaredMedia(int type, long sizeBytes, int width, int height) {
  static final int ENCODED_BYTES = 9;

  /** Checks that each value fits its field. */
  public DeclaredMedia {
    Unsigned.bits("media type", type, 8);
    Unsigned.bits32("media size", sizeBytes);
    Unsigned.bits("width", width, 16);
    Unsigned.bits("height", height, 16);
  }

  /** Width times height, which never overflows. */
  public long pixels() {
    return (long) width * height;
  }
}
