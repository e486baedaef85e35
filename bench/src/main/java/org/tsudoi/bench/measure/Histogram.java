package org.tsudoi.bench.measure;

import java.time.Duration;
import java.util.Arrays;

/**
 * Counts durations, exact to 1.6 percent, from a microsecond to hours.
 *
 * <p>Written by one thread, read when that is over.
 */
public final class Histogram {

  private static final int SUB_BITS = 6;
  private static final int SUBS = 1 << SUB_BITS;
  private static final int BUCKETS = SUBS * 40;

  private final long[] counts = new long[BUCKETS];
  private long total;

  /** Counts a duration; a negative one counts as none. */
  public void add(long nanos) {
    counts[index(Math.max(0, nanos / 1000))]++;
    total++;
  }

  /** Adds what another one has counted. */
  public void addAll(Histogram other) {
    for (int index = 0; index < BUCKETS; index++) {
      counts[index] += other.counts[index];
    }
    total += other.total;
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  /** How many were counted. */
  public long count() {
    return total;
  }

  /** The duration that this share of all does not exceed. */
  public Duration quantile(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int index = 0; index < BUCKETS; index++) {
      seen += counts[index];
      if (seen >= wanted && seen > 0) {
        return Duration.ofNanos(1000 * largest(index));
      }
    }
    return Duration.ZERO;
  }

  private static int index(long micros) {
    if (micros < SUBS) {
      return (int) micros;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - SUB_BITS;
    int sub = (int) (micros >>> shift) - SUBS;
    return Math.min(BUCKETS - 1, SUBS * (shift + 1) + sub);
  }

  private static long largest(int index) {
    if (index < SUBS) {
      return index;
    }
    int shift = index / SUBS - 1;
    return ((long) (SUBS + index % SUBS + 1) << shift) - 1;
  }
}
