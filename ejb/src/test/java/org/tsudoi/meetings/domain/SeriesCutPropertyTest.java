package org.tsudoi.meetings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tsudoi.meetings.MeetingRepeat;
import org.tsudoi.meetings.MeetingRepeat.Frequency;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.meetings.SeriesTime;
import org.tsudoi.meetings.SeriesTime.State;

/** A series in two parts has the times that it had in one, wherever it is cut. */
@Tag("spec-2")
class SeriesCutPropertyTest {

  private static final LocalDateTime MORNING = LocalDateTime.parse("2030-01-29T09:00");
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "UTC");

  @Property(tries = 500)
  void bothPartsTogetherHaveTheTimesOfTheWhole(
      @ForAll Frequency frequency,
      @ForAll @Size(max = 7) Set<DayOfWeek> days,
      @ForAll @IntRange(min = 2, max = 200) int count,
      @ForAll @IntRange(max = 400) int firstDay,
      @ForAll @IntRange(max = 4) int zone,
      @ForAll @IntRange(max = 199) int where,
      @ForAll boolean counted) {
    ZoneId there = ZoneId.of(ZONES.get(zone));
    var start = MORNING.plusDays(firstDay).atZone(there).toInstant();
    MeetingTimes first = new MeetingTimes(start, start.plusSeconds(3600), there);
    Set<DayOfWeek> some = frequency == Frequency.WEEKLY ? days : Set.of();
    MeetingRepeat byCount =
        new MeetingRepeat(frequency, some, Optional.of(count), Optional.empty());
    List<MeetingTimes> all = byCount.occurrences(first);
    MeetingRepeat rule =
        counted
            ? byCount
            : new MeetingRepeat(
                frequency,
                some,
                Optional.empty(),
                Optional.of(all.get(count - 1).start().atZone(there).toLocalDate()));
    int index = 1 + where % (count - 1);
    SeriesCut cut =
        new SeriesCut(first, rule, asPlanned(all.subList(0, index)), asPlanned(rest(all, index)));

    List<MeetingTimes> parts =
        Stream.of(cut.earlier(), cut.later()).flatMap(part -> times(part).stream()).toList();

    assertThat(parts).isEqualTo(all);
    assertThat(times(cut.earlier())).hasSize(index);
  }

  private static List<MeetingTimes> rest(List<MeetingTimes> all, int index) {
    return all.subList(index, all.size());
  }

  private static List<SeriesTime> asPlanned(List<MeetingTimes> times) {
    return times.stream().map(time -> new SeriesTime(time.start(), time, State.PLANNED)).toList();
  }

  private static List<MeetingTimes> times(SeriesCut.Part part) {
    return part.repeat()
        .map(rule -> rule.occurrences(part.times()))
        .orElseGet(() -> List.of(part.times()));
  }
}
