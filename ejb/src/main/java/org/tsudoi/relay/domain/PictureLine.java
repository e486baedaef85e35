package org.tsudoi.relay.domain;

import java.util.OptionalLong;
import org.tsudoi.protocol.EndToEndHeader;

/**
 * What one viewer still can decode of one stream of pictures: remembers which frames were left out,
 * so that nothing is sent that needs one of them.
 *
 * <p>Begins open; closed when the viewer misses what the next frame needs; a key frame opens it.
 * Not thread-safe; the outbox guards it.
 */
final class PictureLine {

  /** Encoders refer a few frames back at most; what is older is not needed any more. */
  private static final int REMEMBERED = 64;

  private final long[] leftOut = new long[REMEMBERED];
  private int count;
  private boolean awaitingKeyFrame;

  /** A key frame is on its way: everything after it can be decoded. */
  void restart() {
    count = 0;
    awaitingKeyFrame = false;
  }

  /** Nothing can be decoded before the next key frame. */
  void await() {
    awaitingKeyFrame = true;
  }

  /** Whether the viewer gets everything that this frame needs. */
  boolean canCarry(EndToEndHeader delta) {
    return !awaitingKeyFrame && !needsWhatWasLeftOut(delta);
  }

  /** This frame does not reach the viewer. */
  void leaveOut(EndToEndHeader frame) {
    leftOut[count++ % REMEMBERED] = frame.number();
  }

  /** Whether the frame that this one needs did not reach the viewer. */
  boolean needsWhatWasLeftOut(EndToEndHeader delta) {
    OptionalLong needed = delta.extensions().neededFrame();
    for (int i = 0; needed.isPresent() && i < Math.min(count, REMEMBERED); i++) {
      if (leftOut[i] == needed.getAsLong()) {
        return true;
      }
    }
    return false;
  }
}
