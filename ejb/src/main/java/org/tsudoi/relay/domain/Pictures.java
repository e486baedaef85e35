package org.tsudoi.relay.domain;

import org.tsudoi.protocol.EndToEndHeader;

/** What the header of a frame of screen or camera means for relaying. */
final class Pictures {

  private Pictures() {}

  static boolean isKeyFrame(EndToEndHeader header) {
    return header.channel().isPicture() && header.has(EndToEndHeader.KEY_FRAME);
  }

  static boolean isDescription(EndToEndHeader header) {
    return header.channel().isPicture()
        && header.has(EndToEndHeader.CODEC_CONFIGURATION)
        && !isKeyFrame(header);
  }

  /** Whether the picture goes on without this frame, at a lower frame rate. */
  static boolean isUpperLayer(EndToEndHeader header) {
    return header.isDelta() && (header.has(EndToEndHeader.DROPPABLE) || header.layer() > 0);
  }
}
