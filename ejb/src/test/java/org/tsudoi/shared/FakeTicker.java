package org.tsudoi.shared;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A monotonic clock that moves when a test says so. */
public final class FakeTicker implements Ticker {

  private final AtomicLong nanos = new AtomicLong(1_000_000_000L);

  @Override
  public long nanos() {
    return nanos.get();
  }

  /** Lets time pass. */
  public void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
