package org.tsudoi.protocol;

import org.tsudoi.protocol.ProtocolException.Reason;

/**
 * The last frame numbers of one sender, per stream and channel: a recorded frame cannot be played
 * in again.
 *
 * <p>Numbers only need to rise: a sender may leave some out. It lives as long as the sender's
 * index. Not thread-safe: belongs to the reader of its tunnel.
 */
public final class FrameNumbers {
  private final long[][] last = new long[Channel.values().length][];

  /**
   * Takes the number of a frame.
   *
   * @throws ProtocolException with {@link Reason#FRAME_NUMBER_REPEATED} unless it is above the last
   *     one; the first is 1
   */
  public void accept(EndToEndHeader header) {
    int channel = header.channel().number();
    if (last[channel] == null) {
      last[channel] = new long[256];
    }
    long[] ofChannel = last[channel];
    if (header.number() <= ofChannel[header.stream()]) {
      throw new ProtocolException(
          Reason.FRAME_NUMBER_REPEATED, "number " + header.number() + " on " + header.channel());
    }
    ofChannel[header.stream()] = header.number();
  }
}
