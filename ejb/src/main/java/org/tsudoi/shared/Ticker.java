package org.tsudoi.shared;

import java.time.Duration;

/**
 * A monotonic source of time for durations and time-outs; it never jumps with the wall clock.
 *
 * <p>Time of day comes from an injected {@link java.time.Clock}.
 */
@FunctionalInterface
public interface Ticker {

  /** Nanoseconds since an arbitrary origin; only differences mean anything. */
  long nanos();

  /** The time since an earlier reading of {@link #nanos()}. */
  default Duration since(long earlierNanos) {
    return Duration.ofNanos(nanos() - earlierNanos);
  }
}
