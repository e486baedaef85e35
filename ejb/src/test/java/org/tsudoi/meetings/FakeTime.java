package org.tsudoi.meetings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.tsudoi.shared.Ticker;

/** Both clocks in one, standing still until a test lets time pass. */
public final class FakeTime extends Clock implements Ticker {

  private static final Instant START = Instant.parse("2030-04-01T00:00:00Z");

  private volatile Duration passed = Duration.ZERO;

  public void advance(Duration time) {
    passed = passed.plus(time);
  }

  @Override
  public Instant instant() {
    return START.plus(passed);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the server knows UTC only");
  }
}
