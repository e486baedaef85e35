package org.tsudoi.meetings.domain;

import java.util.Arrays;
import java.util.Optional;

/** The codecs of a shared screen that clients agree on by name, the one to be preferred first. */
public enum PictureCodec {
  AV1("av1"),
  VP9("vp9"),
  H264("h264");

  private final String wireName;

  PictureCodec(String wireName) {
    this.wireName = wireName;
  }

  /** The name in control frames. */
  public String wireName() {
    return wireName;
  }

  /** The codec of that name; empty for one that this version does not know. */
  public static Optional<PictureCodec> of(String name) {
    return Arrays.stream(values()).filter(codec -> codec.wireName.equals(name)).findFirst();
  }
}
