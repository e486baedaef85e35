package org.tsudoi.relay;

import java.time.Duration;
import org.tsudoi.shared.Ticker;

/**
 * How often something may still happen: so many times at once, then once in each span. What is
 * refused costs nothing. Not thread-safe.
 */
final class Budget {

  private final int burst;
  private final long nanosEach;
  private final Ticker ticker;
  private long left;
  private long countedNanos;

  Budget(int burst, Duration each, Ticker ticker) {
    this.burst = burst;
    nanosEach = each.toNanos();
    this.ticker = ticker;
    left = burst;
    countedNanos = ticker.nanos();
  }

  /** Takes one off, and answers whether it was there. */
  boolean spend() {
    long earned = ticker.since(countedNanos).toNanos() / nanosEach;
    countedNanos += earned * nanosEach;
    left = Math.min(burst, left + earned);
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
