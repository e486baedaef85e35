package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.MeetingRepeat;

/**
 * How a meeting repeats, with either count or until.
 *
 * @param frequency every day, week or month
 * @param days on which days of the week, besides that of the first time; of WEEKLY only
 * @param count how often in all, 2 to 200
 * @param until the last day on which it may be, in the zone of the meeting
 */
@Schema(name = "MeetingRepeat")
public record MeetingRepeatBody(
    @NotNull MeetingRepeat.Frequency frequency,
    @Size(max = 7) Set<@NotNull DayOfWeek> days,
    Integer count,
    LocalDate until) {

  static MeetingRepeatBody of(MeetingRepeat repeat) {
    return new MeetingRepeatBody(
        repeat.frequency(),
        repeat.days(),
        repeat.count().orElse(null),
        repeat.until().orElse(null));
  }

  MeetingRepeat repeat() {
    return new MeetingRepeat(
        frequency,
        Objects.requireNonNullElse(days, Set.of()),
        Optional.ofNullable(count),
        Optional.ofNullable(until));
  }
}
