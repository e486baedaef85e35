package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.meetings.MeetingRepeat.Frequency;
import org.tsudoi.meetings.SeriesTime.State;
import org.tsudoi.notification.CalendarEvent;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Single times of a meeting that repeats are moved and cancelled, and the others stay. */
@Tag("spec-2")
class SeriesTimeTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final MeetingsFixture room = new MeetingsFixture();
  private final Instant tomorrow = room.time.instant().plus(DAY);
  private PlannedMeeting seen = daily(4, tomorrow, "Europe/Berlin");

  private PlannedMeeting daily(int count, Instant first, String zone) {
    return room.planning.create(
        room.organizer,
        new NewMeeting("Stand-up", Optional.empty(), Map.of(MeetingOption.END_ON_TIME, true)),
        draft(count, first, zone));
  }

  private static MeetingPlanDraft draft(int count, Instant first, String zone) {
    return new MeetingPlanDraft(
        "Agenda",
        Optional.of(MeetingTimes.of(first, first.plus(HOUR), zone)),
        Optional.of(
            new MeetingRepeat(Frequency.DAILY, Set.of(), Optional.of(count), Optional.empty())),
        List.of("Taro", "Jiro"));
  }

  private MeetingNumber number() {
    return seen.meeting().number();
  }

  private Instant day(int index) {
    return tomorrow.plus(DAY.multipliedBy(index));
  }

  private void move(Instant original, Instant start) {
    room.mails.clear();
    TimeMove wanted = new TimeMove(seen.version(), original, start, start.plus(HOUR));
    seen = room.planning.moveTime(room.organizer, number(), wanted);
  }

  private void cancel(Instant original) {
    room.mails.clear();
    seen = room.planning.cancelTime(room.organizer, number(), original);
  }

  private void revise(MeetingPlanDraft plan) {
    room.mails.clear();
    MeetingRevision wanted =
        new MeetingRevision(seen.version(), "Stand-up", Optional.empty(), plan);
    seen = room.planning.revise(room.organizer, number(), wanted);
  }

  private List<String> series() {
    return seen.series().stream()
        .map(time -> time.state() + " " + Duration.between(tomorrow, time.times().start()))
        .toList();
  }

  private Optional<Instant> nextStart() {
    return room.planning.find(room.organizer, number()).meeting().times().map(MeetingTimes::start);
  }

  private static void assertRefused(Problem why, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOf(RefusedException.class)
        .extracting(thrown -> ((RefusedException) thrown).problem())
        .isEqualTo(why);
  }

  private static void assertField(String field, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.problem()).isEqualTo(Problem.INVALID_VALUE);
              assertThat(refused.field()).contains(field);
            });
  }

  @Test
  void oneTimeIsMovedAndTheOthersStay() {
    move(day(1), day(1).plus(HOUR.multipliedBy(3)));

    assertThat(series())
        .containsExactly("PLANNED PT0S", "MOVED PT27H", "PLANNED PT48H", "PLANNED PT72H");
    assertThat(room.audit).contains("Hanako MEETING_TIME_MOVED Stand-up");
    room.time.advance(DAY.plus(HOUR));
    assertThat(nextStart()).contains(day(1).plus(HOUR.multipliedBy(3)));
    assertThat(room.planning.own(room.guest).get(0).series())
        .extracting(SeriesTime::state)
        .containsExactly(State.MOVED, State.PLANNED, State.PLANNED);
  }

  @Test
  void aCancelledTimeIsPassedOverAndMayTakePlaceAgain() {
    cancel(day(0));
    assertThat(nextStart()).contains(day(1));
    assertThat(series()).startsWith("CANCELLED PT0S", "PLANNED PT24H");
    assertThat(room.audit).contains("Hanako MEETING_TIME_CANCELLED Stand-up");
    final long version = seen.version();

    cancel(day(0));
    assertThat(seen.version()).isEqualTo(version);
    assertThat(room.mails).isEmpty();

    move(day(0), day(0));
    assertThat(series()).startsWith("PLANNED PT0S");
    assertThat(nextStart()).contains(day(0));
    move(day(0), day(0));
    assertThat(seen.version()).isEqualTo(version + 1);
    assertThat(room.mails).isEmpty();
  }

  @Test
  void theInvitedAreToldOfTheOneTimeByItsOriginalMomentWithAHigherSequence() {
    int first = room.mails.get(0).calendar().orElseThrow().sequence();
    Instant later = day(1).plus(HOUR);

    move(day(1), later);

    assertThat(room.mails).hasSize(2);
    MailOrder moved = room.mails.get(0);
    CalendarEvent event = moved.calendar().orElseThrow();
    assertThat(moved.kind()).isEqualTo(MailKind.MEETING_TIME_MOVED);
    assertThat(moved.values())
        .containsEntry("before", day(1).toString())
        .containsEntry("moment", later.toString())
        .doesNotContainKey("repeats");
    assertThat(moved.usefulUntil()).isEqualTo(later.plus(HOUR));
    assertThat(event.action()).isEqualTo(CalendarEvent.Action.REQUEST);
    assertThat(event.uid()).isEqualTo(seen.meeting().id().toString());
    assertThat(event.sequence()).isGreaterThan(first);
    assertThat(event.repeat()).isEmpty();
    assertThat(event.times())
        .isEqualTo(
            new CalendarEvent.Times(later, later.plus(HOUR), "Europe/Berlin", Optional.of(day(1))));

    cancel(day(1));

    CalendarEvent gone = room.mails.get(0).calendar().orElseThrow();
    assertThat(room.mails)
        .hasSize(2)
        .allMatch(mail -> mail.kind() == MailKind.MEETING_TIME_CANCELLED);
    assertThat(gone.action()).isEqualTo(CalendarEvent.Action.CANCEL);
    assertThat(gone.sequence()).isGreaterThan(event.sequence());
    assertThat(gone.times().original()).contains(day(1));
    assertThat(gone.times().start()).isEqualTo(later);
  }

  @Test
  void laterMailsOfTheWholeSeriesLeaveOutWhatWasCancelledAndHaveWhatWasMoved() {
    move(day(1), day(1).plus(HOUR));
    cancel(day(0));
    cancel(day(3));

    revise(
        new MeetingPlanDraft(
            "Other agenda", seen.first(), seen.repeat(), List.of("Taro", "Jiro", "Root")));

    assertThat(room.mails).hasSize(3);
    MailOrder mail = room.mails.get(0);
    CalendarEvent event = mail.calendar().orElseThrow();
    assertThat(event.times().start()).isEqualTo(day(0));
    CalendarEvent.Repeat repeat = event.repeat().orElseThrow();
    assertThat(repeat.count()).isEqualTo(4);
    assertThat(repeat.without()).containsExactly(day(0), day(3));
    assertThat(repeat.moved())
        .containsExactly(
            new CalendarEvent.Times(
                day(1).plus(HOUR),
                day(1).plus(HOUR.multipliedBy(2)),
                "Europe/Berlin",
                Optional.of(day(1))));
    assertThat(mail.values())
        .containsEntry("count", "2")
        .containsEntry("moment", day(1).plus(HOUR).toString())
        .containsEntry("last", day(2).toString())
        .containsKey("changed");
  }

  @Test
  void anotherRuleKeepsTheChangesOfTimesThatItHasTooAndDropsTheOthers() {
    cancel(day(0));
    move(day(3), day(3).plus(HOUR));

    revise(draft(6, tomorrow, "Europe/Berlin"));
    assertThat(series())
        .containsExactly(
            "CANCELLED PT0S",
            "PLANNED PT24H",
            "PLANNED PT48H",
            "MOVED PT73H",
            "PLANNED PT96H",
            "PLANNED PT120H");

    revise(draft(3, tomorrow, "Europe/Berlin"));
    assertThat(series()).containsExactly("CANCELLED PT0S", "PLANNED PT24H", "PLANNED PT48H");

    revise(draft(3, tomorrow.plus(HOUR), "Europe/Berlin"));
    assertThat(series()).containsExactly("PLANNED PT1H", "PLANNED PT25H", "PLANNED PT49H");
  }

  @Test
  void aRuleOfWhichNothingTakesPlaceIsRefused() {
    cancel(day(0));
    cancel(day(1));

    assertField("repeat", () -> revise(draft(2, tomorrow, "Europe/Berlin")));
  }

  @Test
  void theLastTimeThatTakesPlaceIsNotCancelledAlone() {
    cancel(day(0));
    cancel(day(3));
    cancel(day(1));

    assertRefused(Problem.LAST_MEETING_TIME, () -> cancel(day(2)));
  }

  @Test
  void timesNeverPassEachOtherAndNeverLieInThePast() {
    assertField("plannedStart", () -> move(day(1), day(0).plus(HOUR).minusSeconds(1)));
    assertField("plannedEnd", () -> move(day(1), day(2).minus(HOUR).plusSeconds(1)));
    assertField("plannedStart", () -> move(day(0), room.time.instant().minusSeconds(1)));
    assertField("plannedEnd", () -> to(day(3), day(3), day(3).plus(DAY).plusSeconds(1)));
    assertField("plannedEnd", () -> to(day(3), day(3), day(3)));
    assertField("plannedStart", () -> to(day(3), day(3).minus(DAY.multipliedBy(30)), day(3)));
    move(day(1), day(0).plus(HOUR));
    move(day(1), day(2).minus(HOUR));
    cancel(day(2));
    move(day(1), day(3).minus(HOUR));

    assertField("plannedStart", () -> move(day(2), day(2)));
  }

  private void to(Instant original, Instant start, Instant end) {
    room.planning.moveTime(
        room.organizer, number(), new TimeMove(seen.version(), original, start, end));
  }

  @Test
  void whatHasBegunAndWhatNeverIsCannotBeChanged() {
    assertRefused(Problem.MEETING_TIME_NOT_FOUND, () -> cancel(day(0).plusSeconds(1)));
    assertRefused(Problem.MEETING_TIME_NOT_FOUND, () -> move(day(4), day(4)));
    PlannedMeeting once =
        room.planning.create(
            room.organizer,
            new NewMeeting("Once", Optional.empty()),
            new MeetingPlanDraft("", seen.first(), List.of()));
    assertRefused(
        Problem.MEETING_TIME_NOT_FOUND,
        () -> room.planning.cancelTime(room.organizer, once.meeting().number(), tomorrow));

    room.time.advance(DAY);

    assertRefused(Problem.MEETING_TIME_BEGUN, () -> cancel(day(0)));
    assertRefused(Problem.MEETING_TIME_BEGUN, () -> move(day(0), day(0).plus(HOUR)));
  }

  @Test
  void onlyThoseWhoLeadTheMeetingChangeItsTimesFromTheNewestVersion() {
    TimeMove stale = new TimeMove(seen.version() - 1, day(1), day(1).plus(HOUR), day(2));
    for (Caller who : List.of(room.guest, room.other)) {
      assertRefused(Problem.FORBIDDEN, () -> room.planning.cancelTime(who, number(), day(1)));
      assertRefused(Problem.FORBIDDEN, () -> room.planning.moveTime(who, number(), stale));
    }
    assertThat(room.audit)
        .contains(
            "Taro MEETING_TIME_CANCELLED Stand-up refused FORBIDDEN",
            "Taro MEETING_TIME_MOVED Stand-up refused FORBIDDEN");
    assertRefused(Problem.CONFLICT, () -> room.planning.moveTime(room.organizer, number(), stale));
    room.planning.cancelTime(room.administrator, number(), day(1));

    room.planning.cancel(room.organizer, number());

    assertRefused(Problem.MEETING_CANCELLED, () -> cancel(day(2)));
  }

  @Test
  void fiftySingleTimesAreChangedAtMost() {
    seen = daily(60, tomorrow, "Europe/Berlin");
    for (int index = 0; index < 50; index++) {
      cancel(day(index));
    }

    assertRefused(Problem.MEETING_TIMES_FULL, () -> cancel(day(50)));
    assertRefused(Problem.MEETING_TIMES_FULL, () -> move(day(50), day(50).plus(HOUR)));
    move(day(0), day(0));
    cancel(day(50));
  }

  @Test
  void whoIsInsideHearsOfTheEndOfWhereATimeWasMovedTo() {
    Instant soon = room.time.instant().plus(Duration.ofMinutes(5));
    seen = daily(3, soon, "UTC");
    MeetingsFixture.Seat inside = room.join(room.guest, number());

    move(soon, soon.plus(HOUR));

    assertThat(
            inside
                .last(ControlKind.MEETING_CHANGED)
                .getJsonObject("end")
                .getJsonNumber("inMillis")
                .longValue())
        .isEqualTo(Duration.ofMinutes(125).toMillis());
    room.time.advance(Duration.ofMinutes(66));
    room.live.sweep();
    inside.assertOpen();
    room.time.advance(Duration.ofMinutes(60));
    room.live.sweep();
    inside.assertClosed(Problem.MEETING_ENDED);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2031-03-28T09:00",
    "Europe/Berlin, 2031-10-24T09:00",
    "America/New_York, 2031-03-07T09:00",
    "Australia/Lord_Howe, 2031-04-04T09:00",
    "Asia/Tokyo, 2031-03-28T09:00"
  })
  void theOthersKeepTheirClockAcrossSummerTimeWhateverIsMoved(String zone, LocalDateTime first) {
    ZoneId there = ZoneId.of(zone);
    seen = daily(5, first.atZone(there).toInstant(), zone);
    Instant original = first.plusDays(2).atZone(there).toInstant();
    Instant afternoon = first.plusDays(2).plusHours(6).atZone(there).toInstant();

    move(original, afternoon);
    cancel(first.plusDays(3).atZone(there).toInstant());

    assertThat(seen.series())
        .extracting(time -> time.times().start().atZone(there).toLocalDateTime())
        .containsExactly(
            first,
            first.plusDays(1),
            first.plusDays(2).plusHours(6),
            first.plusDays(3),
            first.plusDays(4));
    assertThat(seen.series())
        .extracting(SeriesTime::state)
        .containsExactly(State.PLANNED, State.PLANNED, State.MOVED, State.CANCELLED, State.PLANNED);
  }
}
