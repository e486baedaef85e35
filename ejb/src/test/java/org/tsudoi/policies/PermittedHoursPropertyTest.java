package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * Hours against a table of the 10,080 minutes of a week, round midnights, the turn of the week and
 * the shifts of clocks.
 */
@Tag("spec-6.3.1")
class PermittedHoursPropertyTest {

  private static final int MINUTES_OF_A_DAY = 1440;
  private static final int MINUTES_OF_A_WEEK = 7 * MINUTES_OF_A_DAY;
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  /** Zones that shift at midnight, by half an hour, in the other half of the year, or never. */
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("America/Santiago"),
          ZoneId.of("Africa/Cairo"),
          ZoneId.of("Asia/Tokyo"));

  /** Hours and a moment to ask about. */
  record Case(PermittedHours hours, Instant moment) {}

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.of(ZONES)
        .flatMap(
            zone ->
                Combinators.combine(intervals().list().ofMaxSize(4), moments(zone))
                    .as(
                        (intervals, moment) ->
                            new Case(new PermittedHours(zone, intervals), moment)));
  }

  private static Arbitrary<HoursInterval> intervals() {
    return Combinators.combine(Arbitraries.of(DayOfWeek.class).set().ofMinSize(1), times(), times())
        .as(HoursInterval::new);
  }

  private static Arbitrary<LocalTime> times() {
    return Arbitraries.integers()
        .between(0, MINUTES_OF_A_DAY - 1)
        .map(minute -> LocalTime.MIN.plusMinutes(minute))
        .edgeCases(
            edges -> edges.add(LocalTime.of(2, 0), LocalTime.of(2, 30), LocalTime.of(23, 59)));
  }

  /** Half of them within two hours of a shift of the clocks. */
  private static Arbitrary<Instant> moments(ZoneId zone) {
    Arbitrary<Instant> any =
        Arbitraries.integers()
            .between(0, 53 * MINUTES_OF_A_WEEK)
            .map(minutes -> START.plus(Duration.ofMinutes(minutes)));
    Arbitrary<Instant> nearShift =
        Combinators.combine(any, Arbitraries.integers().between(-120, 120))
            .as((moment, minutes) -> shiftAfter(zone, moment).plus(Duration.ofMinutes(minutes)));
    return Arbitraries.oneOf(any, nearShift);
  }

  private static Instant shiftAfter(ZoneId zone, Instant moment) {
    ZoneOffsetTransition shift = zone.getRules().nextTransition(moment);
    return shift == null ? moment : shift.getInstant();
  }

  @Property
  void admitsExactlyTheMinutesOfTheWeek(@ForAll("cases") Case one) {
    boolean expected =
        one.hours().isAlways()
            || table(one.hours()).get(minuteOfWeek(one.moment(), one.hours().zone()));

    assertThat(one.hours().admit(one.moment())).isEqualTo(expected);
  }

  private static BitSet table(PermittedHours hours) {
    BitSet minutes = new BitSet(MINUTES_OF_A_WEEK);
    for (HoursInterval interval : hours.intervals()) {
      int length = minutes(interval.until()) - minutes(interval.from());
      int lasts = length > 0 ? length : length + MINUTES_OF_A_DAY;
      for (DayOfWeek day : interval.days()) {
        int begin = day.ordinal() * MINUTES_OF_A_DAY + minutes(interval.from());
        for (int i = begin; i < begin + lasts; i++) {
          minutes.set(i % MINUTES_OF_A_WEEK);
        }
      }
    }
    return minutes;
  }

  private static int minutes(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  private static int minuteOfWeek(Instant moment, ZoneId zone) {
    LocalDateTime shown = LocalDateTime.ofInstant(moment, zone);
    return shown.getDayOfWeek().ordinal() * MINUTES_OF_A_DAY + minutes(shown.toLocalTime());
  }

  @Property(tries = 150)
  void tellsTheFirstMomentAtWhichTheAnswerChanges(@ForAll("cases") Case one) {
    PersonHours person = new PersonHours(List.of(one.hours()));
    boolean now = person.admit(one.moment());

    Optional<Instant> turn =
        now ? person.endAfter(one.moment()) : person.openingAfter(one.moment());

    Instant last = turn.orElse(one.moment().plus(Duration.ofDays(8)));
    assertThat(turn.map(person::admit)).isNotEqualTo(Optional.of(now));
    for (Instant minute = one.moment();
        minute.isBefore(last);
        minute = minute.plus(Duration.ofMinutes(1))) {
      assertThat(person.admit(minute)).isEqualTo(now);
    }
  }

  @Property
  void admitsToSeveralGroupsOnlyWhatEachAdmits(
      @ForAll("cases") Case one, @ForAll("cases") Case two) {
    PersonHours both = new PersonHours(List.of(one.hours(), two.hours()));

    assertThat(both.admit(one.moment()))
        .isEqualTo(one.hours().admit(one.moment()) && two.hours().admit(one.moment()));
  }

  @Property
  void isReadAsItWasStored(@ForAll("cases") Case one) {
    GroupRules rules = new GroupRules(Optional.empty(), Optional.empty(), one.hours());

    assertThat(GroupRules.ofStored(rules.byName())).isEqualTo(rules);
  }
}
