package org.tsudoi.meetings.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.meetings.MeetingRepeat;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.meetings.SeriesTime;

/**
 * A series of which an earlier and a later part is made: together they have the same times.
 *
 * @param first its first time
 * @param rule how it repeats
 * @param before the times of the earlier part, one at least
 * @param after the times of the later part, one at least
 */
record SeriesCut(
    MeetingTimes first, MeetingRepeat rule, List<SeriesTime> before, List<SeriesTime> after) {

  /**
   * A part: one that is left repeats no more, and is where it was moved to.
   *
   * @param times its first time
   * @param repeat how it repeats
   */
  record Part(MeetingTimes times, Optional<MeetingRepeat> repeat) {}

  /** What is left of the series. */
  Part earlier() {
    if (before.size() == 1) {
      return new Part(before.get(0).times(), Optional.empty());
    }
    return new Part(first, Optional.of(rule(rule.days(), before.size(), day(before))));
  }

  /** What begins anew. */
  Part later() {
    if (after.size() == 1) {
      return new Part(after.get(0).times(), Optional.empty());
    }
    MeetingTimes from = planned(after.get(0));
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    days.addAll(rule.weekdays(first));
    days.remove(from.start().atZone(from.zone()).getDayOfWeek());
    return new Part(from, Optional.of(rule(days, after.size(), day(after))));
  }

  private MeetingRepeat rule(Set<DayOfWeek> days, int count, LocalDate last) {
    return new MeetingRepeat(
        rule.frequency(), days, rule.count().map(any -> count), rule.until().map(any -> last));
  }

  private MeetingTimes planned(SeriesTime time) {
    return new MeetingTimes(time.original(), time.original().plus(first.length()), first.zone());
  }

  private LocalDate day(List<SeriesTime> part) {
    return part.get(part.size() - 1).original().atZone(first.zone()).toLocalDate();
  }
}
