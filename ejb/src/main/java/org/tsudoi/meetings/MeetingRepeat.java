package org.tsudoi.meetings;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * How a meeting repeats: the clock of its zone says the same each time, also when it changes to
 * summer time and back. What cannot be is refused as {@code repeat}.
 *
 * @param frequency every day, on days of the week, or on the same day of each month; a month that
 *     does not have the day is left out
 * @param days on which days of the week, besides that of the first time; for {@code WEEKLY} only
 * @param count how often in all, 2 to 200; or empty
 * @param until the last day on which it may be, in its zone; or empty. One of both is there
 */
public record MeetingRepeat(
    Frequency frequency, Set<DayOfWeek> days, Optional<Integer> count, Optional<LocalDate> until) {

  /** The most times that a meeting repeats. */
  public static final int MOST = 200;

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int DAYS_IN_A_WEEK = 7;

  /** How often something is. */
  public enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY
  }

  /** Refuses what is no rule. */
  public MeetingRepeat {
    days = Set.copyOf(days);
    boolean strangeDays = frequency != Frequency.WEEKLY && !days.isEmpty();
    boolean strangeCount = count.filter(times -> times < 2 || times > MOST).isPresent();
    if (strangeDays || strangeCount || count.isPresent() == until.isPresent()) {
      throw refused();
    }
  }

  private static RefusedException refused() {
    return new RefusedException(Problem.INVALID_VALUE, "repeat");
  }

  /**
   * Every time that the meeting is, the first one as planned.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} unless these are 2 to 200 times, of
   *     24 hours at most each
   */
  public List<MeetingTimes> occurrences(MeetingTimes first) {
    if (first.length().compareTo(LONGEST) > 0) {
      throw refused();
    }
    List<MeetingTimes> all = new ArrayList<>();
    LocalDateTime start = first.start().atZone(first.zone()).toLocalDateTime();
    // One more than the most, so that too many are seen; a rule finds one within a week or two
    // months.
    Stream.iterate(0, step -> step + 1)
        .map(step -> day(start.toLocalDate(), step))
        .flatMap(Optional::stream)
        .takeWhile(day -> until.filter(day::isAfter).isEmpty())
        .limit(count.orElse(MOST + 1))
        .forEach(
            day -> {
              Instant from = day.atTime(start.toLocalTime()).atZone(first.zone()).toInstant();
              all.add(new MeetingTimes(from, from.plus(first.length()), first.zone()));
            });
    if (all.size() < 2 || all.size() > MOST) {
      throw refused();
    }
    return all;
  }

  /** Where the rule looks at its step: a day, or none. */
  private Optional<LocalDate> day(LocalDate first, int step) {
    if (frequency == Frequency.MONTHLY) {
      YearMonth month = YearMonth.from(first).plusMonths(step);
      return Optional.of(month)
          .filter(there -> there.isValidDay(first.getDayOfMonth()))
          .map(there -> there.atDay(first.getDayOfMonth()));
    }
    LocalDate day = first.plusDays(step);
    boolean wanted =
        frequency == Frequency.DAILY
            || step % DAYS_IN_A_WEEK == 0
            || days.contains(day.getDayOfWeek());
    return Optional.of(day).filter(any -> wanted);
  }

  /** The days of the week on which a meeting is that is first at this time. */
  public Set<DayOfWeek> weekdays(MeetingTimes first) {
    if (frequency != Frequency.WEEKLY) {
      return Set.of();
    }
    EnumSet<DayOfWeek> all = EnumSet.of(first.start().atZone(first.zone()).getDayOfWeek());
    all.addAll(days);
    return all;
  }
}
