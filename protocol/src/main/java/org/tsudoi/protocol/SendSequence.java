package org.tsudoi.protocol;

import org.tsudoi.protocol.ProtocolException.Reason;

/**
 * The transmission numbers that one end of a tunnel gives, and what the other end says has arrived.
 *
 * <p>Numbers begin at 1 and rise by 1; rollover, resume and change of transport do not reset them.
 * Not thread-safe: guarded by whoever writes the tunnel.
 */
public final class SendSequence {
  private long last;
  private long acknowledged;

  /** Nothing sent yet. */
  public SendSequence() {}

  SendSequence(long last) {
    this.last = last;
  }

  /**
   * The number for the next piece.
   *
   * @throws ProtocolException with {@link Reason#NUMBERS_EXHAUSTED} at 2³² − 1: close the tunnel
   *     and join again
   */
  public long next() {
    if (last >= HopUnit.LARGEST_NUMBER) {
      throw new ProtocolException(Reason.NUMBERS_EXHAUSTED, "number " + (last + 1));
    }
    return ++last;
  }

  /** The last number given; 0 at the beginning. */
  public long last() {
    return last;
  }

  /** The last number that the other end said has arrived, with all before it. */
  public long acknowledged() {
    return acknowledged;
  }

  /**
   * Takes an acknowledgement. An older one than the last is passed over, since two connections may
   * cross.
   *
   * @return whether it acknowledged anything new
   * @throws ProtocolException with {@link Reason#BAD_ACKNOWLEDGEMENT} for a number that was never
   *     given
   */
  public boolean acknowledge(long number) {
    if (number > last) {
      throw new ProtocolException(Reason.BAD_ACKNOWLEDGEMENT, number + " of " + last);
    }
    boolean news = number > acknowledged;
    acknowledged = Math.max(acknowledged, number);
    return news;
  }
}
