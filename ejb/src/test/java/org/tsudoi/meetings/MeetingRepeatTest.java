package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.util.DayOfWeek;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.meetings.MeetingRepeat.Frequency;
import org.tsudoi.shared.RefusedException;

/** When meetings are that repeat, also as a reader of iCalendar computes it. */
@Tag("spec-2")
class MeetingRepeatTest {

  private static MeetingTimes hour(String start, String zone) {
    Instant from = Instant.parse(start);
    return MeetingTimes.of(from, from.plusSeconds(3600), zone);
  }

  private static MeetingRepeat times(Frequency frequency, int count, java.time.DayOfWeek... days) {
    return new MeetingRepeat(frequency, Set.of(days), Optional.of(count), Optional.empty());
  }

  private static MeetingRepeat until(Frequency frequency, String day) {
    return new MeetingRepeat(
        frequency, Set.of(), Optional.empty(), Optional.of(LocalDate.parse(day)));
  }

  private static List<String> starts(MeetingRepeat rule, MeetingTimes first) {
    return rule.occurrences(first).stream().map(one -> one.start().toString()).toList();
  }

  @Test
  void theClockSaysTheSameAlsoInSummer() {
    assertThat(starts(times(Frequency.DAILY, 3), hour("2030-03-30T08:00:00Z", "Europe/Berlin")))
        .containsExactly("2030-03-30T08:00:00Z", "2030-03-31T07:00:00Z", "2030-04-01T07:00:00Z");
  }

  @Test
  void aMonthWithoutTheDayIsLeftOut() {
    assertThat(starts(times(Frequency.MONTHLY, 3), hour("2030-01-31T08:00:00Z", "UTC")))
        .containsExactly("2030-01-31T08:00:00Z", "2030-03-31T08:00:00Z", "2030-05-31T08:00:00Z");
  }

  @Test
  void theLastDayCountsInTheZoneOfTheMeeting() {
    // Nine in the morning in Tokyo.
    assertThat(
            starts(
                until(Frequency.DAILY, "2030-04-03"), hour("2030-04-01T00:00:00Z", "Asia/Tokyo")))
        .hasSize(3);
    // Half past eight in the morning of the next day in Tokyo.
    assertThat(
            starts(
                until(Frequency.DAILY, "2030-04-03"), hour("2030-04-01T23:30:00Z", "Asia/Tokyo")))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY, '', Europe/Berlin, 2030-03-25T08:00:00Z, 20",
    "WEEKLY, '', America/New_York, 2030-10-20T14:00:00Z, 8",
    "WEEKLY, 'MONDAY WEDNESDAY FRIDAY', Europe/Berlin, 2030-03-26T08:00:00Z, 30",
    "WEEKLY, 'SUNDAY', Asia/Tokyo, 2030-03-25T20:00:00Z, 200",
    "MONTHLY, '', Australia/Sydney, 2030-01-30T22:00:00Z, 40",
    "MONTHLY, '', Asia/Kolkata, 2030-01-15T22:00:00Z, 200"
  })
  void aReaderOfTheRuleFindsTheSameTimes(
      Frequency frequency, String days, String zone, String start, int count) {
    MeetingTimes first = hour(start, zone);
    java.time.DayOfWeek[] wanted =
        days.isEmpty()
            ? new java.time.DayOfWeek[0]
            : java.util.Arrays.stream(days.split(" "))
                .map(java.time.DayOfWeek::valueOf)
                .toArray(java.time.DayOfWeek[]::new);
    MeetingRepeat rule = times(frequency, count, wanted);

    Recurrence.Builder read =
        new Recurrence.Builder(biweekly.util.Frequency.valueOf(frequency.name())).count(count);
    rule.weekdays(first).forEach(day -> read.byDay(DayOfWeek.valueOf(day.name())));
    DateIterator dates =
        read.build().getDateIterator(Date.from(first.start()), TimeZone.getTimeZone(zone));
    List<String> expected = new ArrayList<>();
    dates.forEachRemaining(date -> expected.add(date.toInstant().toString()));

    assertThat(starts(rule, first)).isEqualTo(expected).hasSize(count);
  }

  @Test
  void whatIsNoRuleIsRefused() {
    MeetingTimes first = hour("2030-04-01T00:00:00Z", "UTC");
    refuse(() -> times(Frequency.DAILY, 1));
    refuse(() -> times(Frequency.DAILY, 201));
    refuse(() -> times(Frequency.DAILY, 5, java.time.DayOfWeek.MONDAY));
    refuse(() -> new MeetingRepeat(Frequency.DAILY, Set.of(), Optional.empty(), Optional.empty()));
    refuse(
        () ->
            new MeetingRepeat(
                Frequency.DAILY, Set.of(), Optional.of(2), Optional.of(LocalDate.MAX)));
    refuse(() -> until(Frequency.DAILY, "2030-04-01").occurrences(first));
    refuse(() -> until(Frequency.DAILY, "2031-04-01").occurrences(first));
    refuse(() -> until(Frequency.DAILY, "2029-04-01").occurrences(first));
    MeetingTimes long25Hours =
        MeetingTimes.of(first.start(), first.start().plus(Duration.ofHours(25)), "UTC");
    refuse(() -> times(Frequency.WEEKLY, 2).occurrences(long25Hours));
  }

  private static void refuse(ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOf(RefusedException.class)
        .satisfies(refused -> assertThat(((RefusedException) refused).field()).contains("repeat"));
  }
}
