package org.tsudoi.policies;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Some hours of some days of the week.
 *
 * @param days on which days they begin, at least one
 * @param from from when on, to the minute
 * @param until until when, not included; the same time or an earlier one is on the day after
 */
public record HoursInterval(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

  /** Refuses hours of no day; seconds do not count. */
  public HoursInterval {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("Hours need a day");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    from = from.truncatedTo(ChronoUnit.MINUTES);
    until = until.truncatedTo(ChronoUnit.MINUTES);
  }

  /** What {@link #toString} gave. */
  public static HoursInterval ofStored(String text) {
    String[] parts = text.split("[ -]");
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : parts[0].split(",")) {
      days.add(DayOfWeek.valueOf(day));
    }
    return new HoursInterval(days, LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
  }

  /** Whether the hours end on the day after the one on which they begin. */
  public boolean isOverMidnight() {
    return !until.isAfter(from);
  }

  /** Whether a clock on the wall that shows this is within the hours. */
  boolean covers(LocalDateTime shown) {
    DayOfWeek day = shown.getDayOfWeek();
    LocalTime time = shown.toLocalTime();
    boolean begun = !time.isBefore(from);
    boolean goesOn = time.isBefore(until);
    return isOverMidnight()
        ? days.contains(day) && begun || days.contains(day.minus(1)) && goesOn
        : days.contains(day) && begun && goesOn;
  }

  /** The days in the order of the week. */
  public List<DayOfWeek> inOrder() {
    return List.copyOf(days);
  }

  /** As it is stored: {@code MONDAY,TUESDAY 09:00-18:00}. */
  @Override
  public String toString() {
    return days.stream().map(DayOfWeek::name).collect(Collectors.joining(","))
        + " "
        + from
        + "-"
        + until;
  }
}
