package org.tsudoi.relay;

/**
 * How much may come in: so much a second on average, twice as much at once.
 *
 * <p>Not thread-safe; belongs to the reader of a tunnel.
 */
final class Allowance {

  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private double left;
  private long atNanos;

  Allowance(double perSecond, long nowNanos) {
    this.perSecond = perSecond;
    left = 2 * perSecond;
    atNanos = nowNanos;
  }

  /** Takes so much, and answers whether it was there. */
  boolean take(double amount, long nowNanos) {
    grow(nowNanos);
    left -= amount;
    return left >= 0;
  }

  /** Takes so much only if it is there, and answers whether it was. */
  boolean takeIfThere(double amount, long nowNanos) {
    grow(nowNanos);
    boolean there = left >= amount;
    left -= there ? amount : 0;
    return there;
  }

  private void grow(long nowNanos) {
    double fresh = (nowNanos - atNanos) / NANOS_PER_SECOND * perSecond;
    atNanos = nowNanos;
    left = Math.min(2 * perSecond, left + fresh);
  }
}
