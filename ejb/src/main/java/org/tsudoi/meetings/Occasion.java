package org.tsudoi.meetings;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingPlan;
import org.tsudoi.notification.CalendarEvent;

/**
 * What a mail is about: when a meeting is, or was before it was changed; or when a single time of
 * one that repeats is.
 *
 * @param planned the first time, as the rule says
 * @param times every time, the cancelled ones too; or only the single one
 * @param repeat how it repeats; not of a single time
 * @param before of a single time, what it was before
 */
record Occasion(
    Optional<MeetingTimes> planned,
    List<SeriesTime> times,
    Optional<MeetingRepeat> repeat,
    Optional<SeriesTime> before) {

  static Occasion of(Meeting meeting) {
    MeetingPlan plan = meeting.plan();
    List<SeriesTime> times =
        plan.repeat().isPresent()
            ? plan.single()
            : plan.times().stream()
                .map(once -> new SeriesTime(once.start(), once, SeriesTime.State.PLANNED))
                .toList();
    return new Occasion(plan.times(), times, plan.repeat(), Optional.empty());
  }

  static Occasion of(SeriesTime before, SeriesTime after) {
    return new Occasion(
        Optional.of(after.times()), List.of(after), Optional.empty(), Optional.of(before));
  }

  /** When people meet, in order; of a single time that was cancelled, when they would. */
  List<MeetingTimes> all() {
    return times.stream()
        .filter(time -> before.isPresent() || time.takesPlace())
        .map(SeriesTime::times)
        .sorted(Comparator.comparing(MeetingTimes::start))
        .toList();
  }

  Optional<MeetingTimes> first() {
    return all().stream().findFirst();
  }

  Optional<MeetingTimes> last() {
    return all().stream().reduce((earlier, later) -> later);
  }

  /** From when on nobody needs to be told. */
  Optional<Instant> over() {
    return Stream.concat(all().stream(), before.stream().map(SeriesTime::times))
        .map(MeetingTimes::end)
        .max(Comparator.naturalOrder());
  }

  /** Whether single times are not as the rule says. */
  boolean isChanged() {
    return times.stream().anyMatch(time -> time.state() != SeriesTime.State.PLANNED);
  }

  /** When the entry of calendar programs is. */
  Optional<CalendarEvent.Times> entry() {
    return planned.map(
        when ->
            new CalendarEvent.Times(
                when.start(), when.end(), when.zone().getId(), before.map(SeriesTime::original)));
  }

  /** How the entry repeats. */
  Optional<CalendarEvent.Repeat> rule() {
    return repeat.map(
        rule ->
            new CalendarEvent.Repeat(
                CalendarEvent.Frequency.valueOf(rule.frequency().name()),
                rule.weekdays(planned.orElseThrow()),
                times.size(),
                end(),
                times.stream()
                    .filter(time -> !time.takesPlace())
                    .map(SeriesTime::original)
                    .toList(),
                times.stream()
                    .filter(time -> time.state() == SeriesTime.State.MOVED)
                    .map(Occasion::moved)
                    .toList()));
  }

  private Instant end() {
    return times.stream()
        .map(time -> time.times().end())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static CalendarEvent.Times moved(SeriesTime time) {
    return new CalendarEvent.Times(
        time.times().start(),
        time.times().end(),
        time.times().zone().getId(),
        Optional.of(time.original()));
  }
}
