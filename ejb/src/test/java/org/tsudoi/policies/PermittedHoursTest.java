package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-6.3.1")
class PermittedHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static PermittedHours berlin(Set<DayOfWeek> days, String from, String until) {
    return new PermittedHours(
        BERLIN, List.of(new HoursInterval(days, LocalTime.parse(from), LocalTime.parse(until))));
  }

  private static PersonHours alone(PermittedHours hours) {
    return new PersonHours(List.of(hours));
  }

  private static boolean admitted(PermittedHours hours, String moment) {
    return hours.admit(Instant.parse(moment));
  }

  @Test
  void limitNothingWithoutHours() {
    assertThat(PersonHours.ALWAYS.admit(Instant.EPOCH)).isTrue();
    assertThat(alone(PermittedHours.ALWAYS).isAlways()).isTrue();
    assertThat(PersonHours.ALWAYS.endAfter(Instant.EPOCH)).isEmpty();
  }

  @Test
  void beginWithTheFirstMinuteAndEndBeforeTheLast() {
    PermittedHours office =
        berlin(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "09:00", "18:00");

    assertThat(admitted(office, "2030-01-07T07:59:59.999Z")).isFalse();
    assertThat(admitted(office, "2030-01-07T08:00:00Z")).isTrue();
    assertThat(admitted(office, "2030-01-07T16:59:59.999Z")).isTrue();
    assertThat(admitted(office, "2030-01-07T17:00:00Z")).isFalse();
    assertThat(admitted(office, "2030-01-12T10:00:00Z")).as("Saturday").isFalse();
  }

  @Test
  void goOnOverMidnightAndTheTurnOfTheWeek() {
    PermittedHours night = berlin(EnumSet.of(DayOfWeek.SUNDAY), "22:00", "06:00");

    assertThat(admitted(night, "2030-01-06T20:59:00Z")).isFalse();
    assertThat(admitted(night, "2030-01-06T21:00:00Z")).as("Sunday 22:00").isTrue();
    assertThat(admitted(night, "2030-01-07T04:59:00Z")).as("Monday 05:59").isTrue();
    assertThat(admitted(night, "2030-01-07T05:00:00Z")).isFalse();
    assertThat(admitted(night, "2030-01-06T04:00:00Z")).as("Sunday morning").isFalse();
    assertThat(alone(night).endAfter(Instant.parse("2030-01-06T21:30:00Z")))
        .contains(Instant.parse("2030-01-07T05:00:00Z"));
  }

  @Test
  void lastADayWhereTheyEndAtTheTimeAtWhichTheyBegin() {
    PermittedHours always = berlin(EnumSet.allOf(DayOfWeek.class), "00:00", "00:00");

    assertThat(admitted(always, "2030-03-31T01:00:00Z")).isTrue();
    assertThat(alone(always).endAfter(Instant.parse("2030-01-06T21:30:00Z"))).isEmpty();
  }

  @Test
  void haveNoMinuteOfTheHourThatTheClockSkips() {
    PermittedHours skipped = berlin(EnumSet.of(DayOfWeek.SUNDAY), "02:00", "03:00");
    PermittedHours early = berlin(EnumSet.of(DayOfWeek.SUNDAY), "01:00", "02:30");

    assertThat(admitted(skipped, "2030-03-31T01:00:00Z")).isFalse();
    assertThat(admitted(skipped, "2030-04-07T00:30:00Z")).as("a week later").isTrue();
    assertThat(alone(early).endAfter(Instant.parse("2030-03-31T00:30:00Z")))
        .contains(Instant.parse("2030-03-31T01:00:00Z"));
  }

  @Test
  void countTheHourThatTheClockRepeatsBothTimes() {
    PermittedHours repeated = berlin(EnumSet.of(DayOfWeek.SUNDAY), "02:00", "02:30");

    assertThat(admitted(repeated, "2030-10-27T00:10:00Z")).isTrue();
    assertThat(admitted(repeated, "2030-10-27T00:40:00Z")).isFalse();
    assertThat(admitted(repeated, "2030-10-27T01:10:00Z")).isTrue();
    assertThat(alone(repeated).endAfter(Instant.parse("2030-10-27T00:10:00Z")))
        .contains(Instant.parse("2030-10-27T00:30:00Z"));
    assertThat(alone(repeated).openingAfter(Instant.parse("2030-10-27T00:40:00Z")))
        .contains(Instant.parse("2030-10-27T01:00:00Z"));
  }

  @Test
  void meetWhereSomebodyIsInSeveralGroups() {
    PersonHours both =
        new PersonHours(
            List.of(
                berlin(EnumSet.of(DayOfWeek.MONDAY), "08:00", "12:00"),
                berlin(EnumSet.of(DayOfWeek.MONDAY), "11:00", "18:00")));
    PersonHours never =
        new PersonHours(
            List.of(
                berlin(EnumSet.of(DayOfWeek.MONDAY), "08:00", "12:00"),
                berlin(EnumSet.of(DayOfWeek.TUESDAY), "08:00", "12:00")));
    Instant monday = Instant.parse("2030-01-07T07:30:00Z");

    assertThat(both.openingAfter(monday)).contains(Instant.parse("2030-01-07T10:00:00Z"));
    assertThat(both.endAfter(Instant.parse("2030-01-07T10:30:00Z")))
        .contains(Instant.parse("2030-01-07T11:00:00Z"));
    assertThat(never.admit(monday)).isFalse();
    assertThat(never.openingAfter(monday)).isEmpty();
  }

  @Test
  void refuseAnUnknownZoneAndTooMany() {
    HoursInterval one =
        new HoursInterval(EnumSet.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.MIDNIGHT);

    assertThatThrownBy(() -> PermittedHours.of("Mars/Olympus", List.of(one)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.INVALID_VALUE));
    assertThatThrownBy(
            () ->
                PermittedHours.of("Asia/Tokyo", Collections.nCopies(PermittedHours.MOST + 1, one)))
        .isInstanceOf(RefusedException.class);
  }
}
