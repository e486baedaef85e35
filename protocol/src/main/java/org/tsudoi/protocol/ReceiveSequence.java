package org.tsudoi.protocol;

import org.tsudoi.protocol.ProtocolException.Reason;

/**
 * The transmission numbers that arrive in one direction of a tunnel: nothing is delivered twice,
 * nothing is left out unnoticed. Not thread-safe: belongs to the reader of its tunnel.
 */
public final class ReceiveSequence {
  private long last;
  private long repeats;

  /** Nothing received yet. */
  public ReceiveSequence() {}

  ReceiveSequence(long last) {
    this.last = last;
  }

  /**
   * Takes the number of a piece.
   *
   * @return false for a repeat of something that arrived already, which must not be delivered again
   * @throws ProtocolException with {@link Reason#NUMBER_GAP} if numbers between are missing
   */
  public boolean accept(HopUnit.Piece piece) {
    return advance(piece.number(), piece.number());
  }

  /**
   * Takes a gap: its numbers count as arrived.
   *
   * @return false if all of them had arrived already
   * @throws ProtocolException with {@link Reason#NUMBER_GAP} if numbers before it are missing
   */
  public boolean accept(HopUnit.Gap gap) {
    return advance(gap.from(), gap.to());
  }

  private boolean advance(long from, long to) {
    if (from > last + 1) {
      throw new ProtocolException(Reason.NUMBER_GAP, from + " after " + last);
    }
    if (to <= last) {
      repeats++;
      return false;
    }
    last = to;
    return true;
  }

  /** The last number that arrived with all before it: what to acknowledge. */
  public long last() {
    return last;
  }

  /** How many repeats were passed over so far. */
  public long repeats() {
    return repeats;
  }
}
