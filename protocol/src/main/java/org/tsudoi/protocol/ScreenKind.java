package org.tsudoi.protocol;

/** The kinds of frame on the channels {@link Channel#SCREEN} and {@link Channel#CAMERA}. */
public enum ScreenKind {
  /** One encoded picture. */
  ENCODED_CHUNK,
  /**
   * JSON that tells the decoder what follows; flag {@link EndToEndHeader#CODEC_CONFIGURATION};
   * cached and sent before the key frame.
   */
  STREAM_DESCRIPTION;

  /** The kind on the wire. */
  public int number() {
    return ordinal();
  }
}
