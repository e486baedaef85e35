package org.tsudoi.meetings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * When a meeting is planned. Nothing happens by itself at either time: people may come earlier and
 * stay longer.
 *
 * @param start when it begins, in whole seconds
 * @param end when it ends, later than the start, at most seven days
 * @param zone the region whose clock counts, as {@code Asia/Tokyo}
 */
public record MeetingTimes(Instant start, Instant end, ZoneId zone) {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int LONGEST_ZONE = 60;

  /** Refuses what cannot be a meeting's time, naming {@code plannedStart} or {@code plannedEnd}. */
  public MeetingTimes {
    start = start.truncatedTo(ChronoUnit.SECONDS);
    end = end.truncatedTo(ChronoUnit.SECONDS);
    if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
      throw new RefusedException(Problem.INVALID_VALUE, "plannedStart");
    }
    if (!start.isBefore(end) || end.isAfter(start.plus(LONGEST))) {
      throw new RefusedException(Problem.INVALID_VALUE, "plannedEnd");
    }
  }

  /**
   * Times in a zone that somebody named.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} for a zone that is no region, and
   *     as the constructor
   */
  public static MeetingTimes of(Instant start, Instant end, String zone) {
    return new MeetingTimes(start, end, region(zone));
  }

  private static ZoneId region(String zone) {
    try {
      if (zone.length() <= LONGEST_ZONE && ZoneId.getAvailableZoneIds().contains(zone)) {
        return ZoneId.of(zone);
      }
    } catch (DateTimeException unknown) {
      throw new RefusedException(Problem.INVALID_VALUE, "timeZone");
    }
    throw new RefusedException(Problem.INVALID_VALUE, "timeZone");
  }

  /** How long the meeting is planned to be. */
  public Duration length() {
    return Duration.between(start, end);
  }
}
