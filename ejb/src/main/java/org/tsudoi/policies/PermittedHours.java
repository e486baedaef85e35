package org.tsudoi.policies;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * When the members of a group may be signed in.
 *
 * <p>The clock on the wall decides, in the time zone that belongs to the hours and not in one that
 * people choose for themselves. An hour that the zone skips has no minutes that count; one that it
 * repeats counts both times.
 *
 * @param zone by which clock
 * @param intervals the hours; none for always
 */
public record PermittedHours(ZoneId zone, List<HoursInterval> intervals) {

  /** No limit. */
  public static final PermittedHours ALWAYS = new PermittedHours(ZoneOffset.UTC, List.of());

  /** The most intervals of a group. */
  public static final int MOST = 14;

  private static final int DAYS_AHEAD = 9;
  private static final String INTERVALS = "hours";
  private static final String ZONE = "hoursZone";

  /** Makes the list immutable; a zone without hours says nothing. */
  public PermittedHours {
    intervals = List.copyOf(intervals);
    zone = intervals.isEmpty() ? ZoneOffset.UTC : zone;
  }

  /**
   * Hours in the zone of that name.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} for a zone that does not exist, or
   *     for too many intervals
   */
  public static PermittedHours of(String zone, List<HoursInterval> intervals) {
    if (intervals.size() > MOST) {
      throw new RefusedException(Problem.INVALID_VALUE, "hours.intervals");
    }
    try {
      return intervals.isEmpty() ? ALWAYS : new PermittedHours(ZoneId.of(zone), intervals);
    } catch (DateTimeException unknown) {
      throw new RefusedException(Problem.INVALID_VALUE, "hours.zone");
    }
  }

  /** Whether there is no limit. */
  public boolean isAlways() {
    return intervals.isEmpty();
  }

  /** Whether the moment is within the hours. */
  public boolean admit(Instant moment) {
    LocalDateTime shown = LocalDateTime.ofInstant(moment, zone);
    return isAlways() || intervals.stream().anyMatch(interval -> interval.covers(shown));
  }

  /** All moments of the next nine days at which the answer may change. */
  Stream<Instant> turns(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    ZoneRules rules = zone.getRules();
    Stream<Instant> times =
        Stream.iterate(today, day -> day.plusDays(1))
            .limit(DAYS_AHEAD)
            .flatMap(
                day ->
                    intervals.stream()
                        .flatMap(hours -> Stream.of(hours.from(), hours.until()))
                        .map(day::atTime))
            .flatMap(time -> rules.getValidOffsets(time).stream().map(time::toInstant));
    Stream<Instant> shifts =
        Stream.iterate(
                rules.nextTransition(now),
                shift -> shift != null,
                shift -> rules.nextTransition(shift.getInstant()))
            .map(shift -> shift.getInstant())
            .takeWhile(shift -> shift.isBefore(now.plusSeconds(DAYS_AHEAD * 86_400L)));
    return Stream.concat(times, shifts).filter(turn -> turn.isAfter(now));
  }

  /** The hours by name; nothing for always. */
  Map<String, String> byName() {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!isAlways()) {
      texts.put(
          INTERVALS,
          intervals.stream().map(HoursInterval::toString).collect(Collectors.joining("\n")));
      texts.put(ZONE, zone.getId());
    }
    return texts;
  }

  /** What {@link #byName} gave. */
  static PermittedHours ofStored(Map<String, String> texts) {
    return texts.containsKey(INTERVALS)
        ? new PermittedHours(
            ZoneId.of(texts.get(ZONE)),
            texts.get(INTERVALS).lines().map(HoursInterval::ofStored).toList())
        : ALWAYS;
  }
}
