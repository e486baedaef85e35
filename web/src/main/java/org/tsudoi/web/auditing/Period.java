package org.tsudoi.web.auditing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** How far back a history is shown. */
public enum Period {
  TODAY(0),
  WEEK(6),
  MONTH(29),
  ALL(-1);

  private final int daysBack;

  Period(int daysBack) {
    this.daysBack = daysBack;
  }

  /** The first moment, at midnight of the visitor; empty for everything. */
  public Optional<Instant> begin(Clock clock, ZoneId zone) {
    return daysBack < 0
        ? Optional.empty()
        : Optional.of(
            LocalDate.now(clock.withZone(zone)).minusDays(daysBack).atStartOfDay(zone).toInstant());
  }
}
