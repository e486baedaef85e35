package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.MeetingRepeat.Frequency;
import org.tsudoi.notification.CalendarEvent;
import org.tsudoi.notification.CalendarEvent.Action;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** One time of a meeting that repeats and all later ones are changed or cancelled together. */
@Tag("spec-2")
class FollowingTimesTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final MeetingsFixture room = new MeetingsFixture();
  private final Instant tomorrow = room.time.instant().plus(DAY);
  private PlannedMeeting seen =
      room.planning.create(
          room.organizer,
          new NewMeeting("Stand-up", Optional.of("Sakura-2030"), Map.of(MeetingOption.LOBBY, true)),
          new MeetingPlanDraft("Agenda", at(tomorrow), daily(5), List.of("Taro", "Jiro")));

  private static Optional<MeetingTimes> at(Instant start) {
    return Optional.of(MeetingTimes.of(start, start.plus(HOUR), "Europe/Berlin"));
  }

  private static Optional<MeetingRepeat> daily(int count) {
    return Optional.of(
        new MeetingRepeat(Frequency.DAILY, Set.of(), Optional.of(count), Optional.empty()));
  }

  private MeetingNumber number() {
    return seen.meeting().number();
  }

  private Instant day(int index) {
    return tomorrow.plus(DAY.multipliedBy(index));
  }

  private void move(Instant original, Instant start) {
    TimeMove wanted = new TimeMove(seen.version(), original, start, start.plus(HOUR));
    seen = room.planning.moveTime(room.organizer, number(), wanted);
  }

  private void cancelOne(Instant original) {
    seen = room.planning.cancelTime(room.organizer, number(), original);
  }

  private void cancelFrom(Instant original) {
    room.mails.clear();
    seen = room.planning.cancelFollowing(room.organizer, number(), original, seen.version());
  }

  private PlannedMeeting changeFrom(Instant original, String title, MeetingPlanDraft plan) {
    room.mails.clear();
    PlannedMeeting rest =
        room.planning.reviseFollowing(
            room.organizer,
            number(),
            original,
            new MeetingRevision(seen.version(), title, Optional.empty(), plan));
    seen = room.planning.find(room.organizer, number());
    return rest;
  }

  private List<String> series(PlannedMeeting planned) {
    return planned.series().stream()
        .map(time -> time.state() + " " + Duration.between(tomorrow, time.times().start()))
        .toList();
  }

  private List<String> told() {
    return room.mails.stream()
        .map(mail -> mail.recipient().name() + " " + mail.kind())
        .sorted()
        .toList();
  }

  private MailOrder mail(MailKind kind) {
    return room.mails.stream().filter(mail -> mail.kind() == kind).findFirst().orElseThrow();
  }

  private static void assertRefused(Problem why, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOf(RefusedException.class)
        .extracting(thrown -> ((RefusedException) thrown).problem())
        .isEqualTo(why);
  }

  @Test
  void cancellingLetsTheSeriesEndBeforeAndTellsCalendars() {
    int first = room.mails.get(0).calendar().orElseThrow().sequence();
    move(day(1), day(1).plus(HOUR));
    cancelOne(day(3));

    cancelFrom(day(2));

    assertThat(series(seen)).containsExactly("PLANNED PT0S", "MOVED PT25H");
    assertThat(seen.repeat().orElseThrow().count()).contains(2);
    assertThat(seen.meeting().continuedBy()).isEmpty();
    assertThat(told()).containsExactly("Jiro MEETING_SHORTENED", "Taro MEETING_SHORTENED");
    MailOrder mail = mail(MailKind.MEETING_SHORTENED);
    assertThat(mail.values())
        .containsEntry("from", day(2).toString())
        .containsEntry("count", "2")
        .doesNotContainKey("continued");
    CalendarEvent event = mail.calendar().orElseThrow();
    assertThat(event.action()).isEqualTo(Action.REQUEST);
    assertThat(event.uid()).isEqualTo(seen.meeting().id().toString());
    assertThat(event.sequence()).isGreaterThan(first);
    CalendarEvent.Repeat repeat = event.repeat().orElseThrow();
    assertThat(repeat.count()).isEqualTo(2);
    assertThat(repeat.without()).isEmpty();
    assertThat(repeat.moved()).hasSize(1);
    assertThat(room.audit).contains("Hanako MEETING_SHORTENED Stand-up");
  }

  @Test
  void calendarsAreToldAlsoWhenWhatIsLeftIsOver() {
    room.time.advance(DAY.plus(HOUR.multipliedBy(2)));

    cancelFrom(day(1));

    assertThat(mail(MailKind.MEETING_SHORTENED).usefulUntil()).isEqualTo(day(4).plus(HOUR));
    assertThat(seen.repeat()).isEmpty();
    assertThat(seen.first()).isEqualTo(at(day(0)));
  }

  @Test
  void theOnlyTimeThatIsLeftIsWhereItWasMovedToAndRepeatsNoMore() {
    move(day(0), day(0).plus(HOUR));

    cancelFrom(day(1));

    assertThat(seen.first()).isEqualTo(at(day(0).plus(HOUR)));
    assertThat(seen.series()).isEmpty();
    assertThat(mail(MailKind.MEETING_SHORTENED).calendar().orElseThrow().repeat()).isEmpty();
  }

  @Test
  void changingMakesAMeetingOfItsOwnWithAllThatWasNotChanged() {
    move(day(1), day(1).plus(HOUR));

    PlannedMeeting rest =
        changeFrom(
            day(2),
            "Long stand-up",
            new MeetingPlanDraft(
                "Agenda", at(day(2).plus(HOUR)), daily(3), List.of("Taro", "Root")));

    assertThat(series(seen)).containsExactly("PLANNED PT0S", "MOVED PT25H");
    assertThat(seen.meeting().title()).isEqualTo("Stand-up");
    assertThat(seen.meeting().continuedBy()).contains(rest.meeting().number());
    assertThat(series(rest)).containsExactly("PLANNED PT49H", "PLANNED PT73H", "PLANNED PT97H");
    assertThat(rest.meeting().number()).isNotEqualTo(number());
    assertThat(rest.meeting().title()).isEqualTo("Long stand-up");
    assertThat(rest.meeting().organizer()).isEqualTo(seen.meeting().organizer());
    assertThat(rest.meeting().keyRequired()).isTrue();
    assertThat(rest.meeting().lobby()).isTrue();
    assertThat(rest.invitees()).extracting(Invitee::name).containsExactlyInAnyOrder("Root", "Taro");
    assertThat(told())
        .containsExactly(
            "Jiro MEETING_SHORTENED",
            "Root MEETING_INVITED",
            "Taro MEETING_INVITED",
            "Taro MEETING_SHORTENED");
    for (MailOrder mail : room.mails) {
      boolean goesOn = mail.recipient().name().equals("Taro");
      assertThat(mail.values().containsKey("continued"))
          .isEqualTo(goesOn && mail.kind() == MailKind.MEETING_SHORTENED);
    }
    CalendarEvent invitation = mail(MailKind.MEETING_INVITED).calendar().orElseThrow();
    assertThat(invitation.uid()).isEqualTo(rest.meeting().id().toString());
    assertThat(invitation.times().start()).isEqualTo(day(2).plus(HOUR));
    assertThat(invitation.repeat().orElseThrow().count()).isEqualTo(3);
    assertThat(room.audit)
        .contains("Hanako MEETING_SHORTENED Stand-up", "Hanako MEETING_CREATED Long stand-up");
  }

  @Test
  void singleTimesAreCarriedOverWhereTheNewRuleHasThemToo() {
    move(day(3), day(3).plus(HOUR));
    cancelOne(day(4));
    PlannedMeeting following = room.planning.following(room.organizer, number(), day(2));
    assertThat(following.first()).isEqualTo(at(day(2)));
    assertThat(following.repeat()).isEqualTo(daily(3));

    PlannedMeeting rest =
        changeFrom(
            day(2),
            "Other title",
            new MeetingPlanDraft("", following.first(), daily(4), List.of()));

    assertThat(series(rest))
        .containsExactly("PLANNED PT48H", "MOVED PT73H", "CANCELLED PT96H", "PLANNED PT120H");
  }

  @Test
  void singleTimesAreDroppedWhereTheNewRuleHasThemNot() {
    move(day(3), day(3).plus(HOUR));
    cancelOne(day(4));

    PlannedMeeting rest =
        changeFrom(
            day(2),
            "Stand-up",
            new MeetingPlanDraft("", at(day(2).plus(HOUR)), daily(3), List.of()));

    assertThat(series(rest)).containsExactly("PLANNED PT49H", "PLANNED PT73H", "PLANNED PT97H");
  }

  @Test
  void theLaterOnesMayBeOneTimeAndTheKeyMayBeAnother() {
    PlannedMeeting rest =
        room.planning.reviseFollowing(
            room.administrator,
            number(),
            day(4),
            new MeetingRevision(
                seen.version(),
                "Last",
                Optional.of(""),
                new MeetingPlanDraft("", at(day(4)), List.of()),
                Map.of(MeetingOption.LOBBY, false)));

    assertThat(rest.series()).isEmpty();
    assertThat(rest.first()).isEqualTo(at(day(4)));
    assertThat(rest.meeting().keyRequired()).isFalse();
    assertThat(rest.meeting().lobby()).isFalse();
    assertThat(rest.meeting().organizer()).isEqualTo(seen.meeting().organizer());
    assertThat(room.planning.find(room.organizer, number()).meeting().keyRequired()).isTrue();
  }

  @Test
  void whatWasCutTwiceGoesOnInOrder() {
    PlannedMeeting last =
        changeFrom(day(3), "Last", new MeetingPlanDraft("", at(day(3)), daily(2), List.of()));

    PlannedMeeting middle =
        changeFrom(day(2), "Middle", new MeetingPlanDraft("", at(day(2)), List.of()));

    assertThat(seen.meeting().continuedBy()).contains(middle.meeting().number());
    assertThat(middle.meeting().continuedBy()).contains(last.meeting().number());
    assertThat(last.meeting().continuedBy()).isEmpty();
  }

  @Test
  void whatGoesOnBeginsNeitherInThePastNorBeforeTheRestIsOver() {
    move(day(1), day(1).plus(HOUR));
    for (Instant wrong :
        List.of(day(1).plus(HOUR), day(1).plus(HOUR.multipliedBy(2)).minusSeconds(1))) {
      assertThatThrownBy(
              () ->
                  changeFrom(
                      day(2), "Wrong", new MeetingPlanDraft("", at(wrong), daily(3), List.of())))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.field()).contains("plannedStart"));
    }
    assertThatThrownBy(
            () ->
                changeFrom(
                    day(2), "Timeless", new MeetingPlanDraft("", Optional.empty(), List.of())))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.field()).contains("plannedStart"));
    Instant over = day(1).plus(HOUR.multipliedBy(2));
    PlannedMeeting rest =
        changeFrom(day(2), "Earlier", new MeetingPlanDraft("", at(over), daily(3), List.of()));
    assertThat(rest.first()).isEqualTo(at(over));
  }

  @Test
  void aSeriesIsCutOnlyWhereSomethingTakesPlaceBeforeAndNothingHasBegun() {
    assertRefused(Problem.LAST_MEETING_TIME, () -> cancelFrom(day(0)));
    assertRefused(Problem.MEETING_TIME_NOT_FOUND, () -> cancelFrom(day(1).plusSeconds(1)));
    cancelOne(day(0));
    assertRefused(Problem.LAST_MEETING_TIME, () -> cancelFrom(day(1)));
    assertRefused(
        Problem.LAST_MEETING_TIME, () -> room.planning.following(room.organizer, number(), day(1)));

    room.time.advance(DAY.multipliedBy(3));

    assertRefused(Problem.MEETING_TIME_BEGUN, () -> cancelFrom(day(2)));
  }

  @Test
  void onlyThoseWhoLeadTheMeetingCutItFromTheNewestVersion() {
    MeetingRevision wanted =
        new MeetingRevision(
            seen.version(),
            "Mine",
            Optional.empty(),
            new MeetingPlanDraft("", at(day(2)), List.of()));
    for (Caller who : List.of(room.guest, room.other)) {
      assertRefused(
          Problem.FORBIDDEN,
          () -> room.planning.cancelFollowing(who, number(), day(2), seen.version()));
      assertRefused(
          Problem.FORBIDDEN, () -> room.planning.reviseFollowing(who, number(), day(2), wanted));
      assertRefused(Problem.FORBIDDEN, () -> room.planning.following(who, number(), day(2)));
    }
    assertThat(room.audit).contains("Taro MEETING_SHORTENED Stand-up refused FORBIDDEN");
    cancelOne(day(1));
    assertRefused(
        Problem.CONFLICT,
        () -> room.planning.reviseFollowing(room.organizer, number(), day(2), wanted));
    assertRefused(
        Problem.CONFLICT,
        () -> room.planning.cancelFollowing(room.organizer, number(), day(2), wanted.base()));

    room.planning.cancel(room.organizer, number());

    seen = room.planning.find(room.organizer, number());
    assertRefused(Problem.MEETING_CANCELLED, () -> cancelFrom(day(2)));
  }

  @Test
  void whoIsInsideStaysWhenLaterTimesAreCancelled() {
    seen =
        room.planning.revise(
            room.organizer,
            number(),
            new MeetingRevision(
                seen.version(),
                "Stand-up",
                Optional.of(""),
                new MeetingPlanDraft("Agenda", seen.first(), seen.repeat(), List.of("Taro"))));
    MeetingsFixture.Seat inside = room.join(room.organizer, number());

    cancelFrom(day(1));

    inside.assertOpen();
  }
}
