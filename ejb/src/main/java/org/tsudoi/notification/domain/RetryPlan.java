package org.tsudoi.notification.domain;

import java.time.Duration;

/**
 * How long to wait after each try that failed: from one minute growing to a day.
 *
 * @param first the first pause; the others are multiples of it
 */
public record RetryPlan(Duration first) {

  private static final int[] MULTIPLES = {1, 5, 15, 60, 240, 720, 1440};

  /** The pause after so many tries, one at least. */
  public Duration pauseAfter(int tries) {
    int place = Math.min(Math.max(tries, 1), MULTIPLES.length) - 1;
    return first.multipliedBy(MULTIPLES[place]);
  }
}
