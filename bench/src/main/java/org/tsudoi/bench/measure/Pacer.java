package org.tsudoi.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Lets something happen at a steady rate. */
final class Pacer {

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Who is later than this does not catch up: it would no longer be the rate that was asked for.
   */
  private static final long LARGEST_LAG_NANOS = Duration.ofMillis(500).toNanos();

  private Pacer() {}

  /**
   * Calls the action at the rate, with the time at which the call was due; what comes late has
   * waited since then.
   *
   * @return how many calls were left out, because this side was too slow
   */
  static long run(Duration length, double perSecond, LongConsumer action) {
    long begin = System.nanoTime();
    long count = Math.round(length.toNanos() / NANOS_PER_SECOND * perSecond);
    long missed = 0;
    for (long index = 0; index < count; index++) {
      long due = begin + Math.round(index * NANOS_PER_SECOND / perSecond);
      long now = System.nanoTime();
      while (now < due) {
        LockSupport.parkNanos(due - now);
        now = System.nanoTime();
      }
      if (now - due > LARGEST_LAG_NANOS) {
        missed++;
      } else {
        action.accept(due);
      }
    }
    return missed;
  }
}
