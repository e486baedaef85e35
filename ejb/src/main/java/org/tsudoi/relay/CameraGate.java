package org.tsudoi.relay;

import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.shared.Ticker;

/**
 * What of one tunnel's camera goes on: small pictures, and not many of them, so that cameras leave
 * room for the screen. The server cannot see how large a picture is, but what it weighs.
 *
 * <p>What is too much is left out, and after it everything up to the next key frame: the pictures
 * in between need what is missing. Not thread-safe; guarded by the uplink of its seat.
 */
final class CameraGate {

  /** A little above what clients send, because clocks tremble. */
  private static final int PICTURES_PER_SECOND = 15;

  private final Allowance bytes;
  private final Allowance pictures;
  private final Ticker ticker;
  private boolean broken;

  CameraGate(int bytesPerSecond, Ticker ticker) {
    this.ticker = ticker;
    bytes = new Allowance(bytesPerSecond, ticker.nanos());
    pictures = new Allowance(PICTURES_PER_SECOND, ticker.nanos());
  }

  /** Whether this frame goes on. */
  boolean admits(Frame frame) {
    EndToEndHeader header = frame.header();
    if (broken && header.isDelta()) {
      return false;
    }
    long now = ticker.nanos();
    boolean may = pictures.takeIfThere(1, now) && bytes.takeIfThere(frame.sizeBytes(), now);
    if (!may) {
      broken = true;
    } else if (header.has(EndToEndHeader.KEY_FRAME)) {
      broken = false;
    }
    return may;
  }

  /** Whether viewers see nothing new before the next key frame. */
  boolean wantsKeyFrame() {
    return broken;
  }
}
