package org.tsudoi.meetings;

import java.time.Duration;
import org.tsudoi.shared.Ticker;

/**
 * How many control frames one participant may still send: a burst of 60, then 30 a second, more
 * than any client needs.
 *
 * <p>Used by one thread at a time, as a tunnel's frames come one after the other.
 */
final class ControlBudget {

  private static final int BURST = 60;
  private static final long NANOS_EACH = Duration.ofSeconds(1).toNanos() / 30;

  private final Ticker ticker;
  private long frames = BURST;
  private long countedNanos;

  ControlBudget(Ticker ticker) {
    this.ticker = ticker;
    countedNanos = ticker.nanos();
  }

  /**
   * Takes a frame off the budget, which counts as so many: more than one when everybody is told
   * because of it. False when not as much is left.
   */
  boolean spend(int worth) {
    long earned = ticker.since(countedNanos).toNanos() / NANOS_EACH;
    countedNanos += earned * NANOS_EACH;
    frames = Math.min(BURST, frames + earned);
    if (frames < worth) {
      return false;
    }
    frames -= worth;
    return true;
  }
}
