package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Meetings are planned, changed and called off through the door of plans. */
@Tag("spec-2")
class PlanMeetingTest {

  private static final Instant TOMORROW = Instant.parse("2030-04-02T01:00:00Z");
  private static final Optional<MeetingTimes> ONE_HOUR = times(TOMORROW);

  private final MeetingsFixture room = new MeetingsFixture();

  private static Optional<MeetingTimes> times(Instant start) {
    return Optional.of(MeetingTimes.of(start, start.plusSeconds(3600), "Asia/Tokyo"));
  }

  private static MeetingPlanDraft plan(Optional<MeetingTimes> times, String... invitees) {
    return new MeetingPlanDraft("Agenda:\n1. Design", times, List.of(invitees));
  }

  private static MeetingRevision revision(
      PlannedMeeting seen, String title, MeetingPlanDraft plan) {
    return new MeetingRevision(seen.version(), title, Optional.empty(), plan);
  }

  private PlannedMeeting aMeeting(Optional<String> key, MeetingPlanDraft plan) {
    return room.planning.create(room.organizer, new NewMeeting("Design review", key), plan);
  }

  private static void assertRefused(Problem why, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOf(RefusedException.class)
        .extracting(thrown -> ((RefusedException) thrown).problem())
        .isEqualTo(why);
  }

  private List<String> ownTitles(Caller who) {
    return room.planning.own(who).stream().map(one -> one.meeting().title()).toList();
  }

  @Test
  void aMeetingBeginsWithItsPlan() {
    PlannedMeeting made = aMeeting(Optional.empty(), plan(ONE_HOUR, "taro", "Jiro", "Hanako"));

    assertThat(made.description()).isEqualTo("Agenda:\n1. Design");
    assertThat(made.meeting().times()).isEqualTo(ONE_HOUR);
    assertThat(made.invitees()).extracting(Invitee::name).containsExactly("Jiro", "Taro");
    assertThat(made.editable()).isTrue();
    assertThat(room.audit)
        .contains(
            "Hanako MEETING_CREATED Design review",
            "Hanako MEETING_CHANGED Design review",
            "Hanako MEETING_INVITED Taro",
            "Hanako MEETING_INVITED Jiro");
  }

  @Test
  @Tag("spec-6.3.3")
  void whoIsInvitedSeesAMeetingWithAKeyAndNobodyElseDoes() {
    PlannedMeeting made = aMeeting(Optional.of("Sakura-2030"), plan(ONE_HOUR, "Taro"));
    MeetingNumber number = made.meeting().number();

    assertThat(room.door.list(room.guest)).extracting(MeetingSummary::number).contains(number);
    assertThat(room.door.list(room.other)).isEmpty();
    PlannedMeeting seen = room.planning.find(room.guest, number);
    assertThat(seen.led()).isFalse();
    assertThat(seen.invitees()).isEmpty();
    assertRefused(Problem.FORBIDDEN, () -> room.planning.find(room.other, number));
    assertRefused(
        Problem.MEETING_KEY_REQUIRED, () -> room.door.join(room.guest, number, Optional.empty()));
  }

  @Test
  void onlyThoseWhoLeadItChangeIt() {
    PlannedMeeting made = aMeeting(Optional.empty(), plan(ONE_HOUR, "Taro"));
    MeetingNumber number = made.meeting().number();
    MeetingRevision other = revision(made, "Other", plan(Optional.empty()));

    assertRefused(Problem.FORBIDDEN, () -> room.planning.revise(room.guest, number, other));
    assertRefused(Problem.FORBIDDEN, () -> room.planning.cancel(room.guest, number));
    PlannedMeeting changed = room.planning.revise(room.administrator, number, other);

    assertThat(changed.meeting().title()).isEqualTo("Other");
    assertThat(changed.meeting().times()).isEmpty();
    assertThat(changed.invitees()).isEmpty();
    assertThat(room.audit)
        .contains(
            "Taro MEETING_CHANGED Design review refused FORBIDDEN",
            "Root MEETING_CHANGED Other",
            "Root MEETING_UNINVITED Taro");
  }

  @Test
  void nobodyOverwritesWhatSomebodyElseHasJustWritten() {
    PlannedMeeting seen = aMeeting(Optional.empty(), plan(ONE_HOUR));
    MeetingNumber number = seen.meeting().number();
    room.planning.revise(room.organizer, number, revision(seen, "First", plan(ONE_HOUR)));

    assertRefused(
        Problem.CONFLICT,
        () ->
            room.planning.revise(
                room.administrator, number, revision(seen, "Second", plan(ONE_HOUR))));
    assertThat(room.planning.find(room.organizer, number).meeting().title()).isEqualTo("First");
  }

  @Test
  void savingTheSameAgainChangesAndRecordsNothing() {
    PlannedMeeting seen = aMeeting(Optional.empty(), plan(ONE_HOUR, "Taro"));
    List<String> before = List.copyOf(room.audit);

    PlannedMeeting same =
        room.planning.revise(
            room.organizer,
            seen.meeting().number(),
            revision(seen, "Design review", plan(ONE_HOUR, "Taro")));

    assertThat(same.version()).isEqualTo(seen.version());
    assertThat(room.audit).isEqualTo(before);
  }

  @Test
  @Tag("spec-6.3.3")
  @Tag("Z-9")
  void anotherKeyCountsAtOnceAlsoForWhoHasShownTheOldOne() {
    PlannedMeeting seen = aMeeting(Optional.of("Sakura-2030"), plan(ONE_HOUR));
    MeetingNumber number = seen.meeting().number();
    MeetingKeyProof old = MeetingKeyProof.byKey("Sakura-2030");
    Seat inside = room.admit(room.door.join(room.other, number, Optional.of(old)).ticket());
    String ticket = room.door.join(room.guest, number, Optional.of(old)).ticket();

    room.planning.revise(
        room.organizer,
        number,
        new MeetingRevision(
            seen.version(), "Design review", Optional.of("Kaede-2031"), plan(ONE_HOUR)));

    assertRefused(Problem.TICKET_INVALID, () -> room.admit(ticket));
    assertRefused(
        Problem.MEETING_KEY_WRONG, () -> room.door.join(room.guest, number, Optional.of(old)));
    room.door.join(room.guest, number, Optional.of(MeetingKeyProof.byKey("Kaede-2031")));
    assertThat(room.relay.closedBy(inside.tunnel.id())).as("whoever is inside stays").isNull();
  }

  @Test
  @Tag("spec-6.3.3")
  void theKeyCannotBeTakenAwayWhereThePolicyWantsOne() {
    MeetingsFixture strict = new MeetingsFixture(100, 100, OptionRule.FORCED_ON);
    PlannedMeeting seen =
        strict.planning.create(
            strict.organizer,
            new NewMeeting("Design review", Optional.of("Sakura-2030")),
            MeetingPlanDraft.NONE);

    assertRefused(
        Problem.MEETING_KEY_REQUIRED,
        () ->
            strict.planning.revise(
                strict.organizer,
                seen.meeting().number(),
                new MeetingRevision(
                    seen.version(), "Design review", Optional.of(""), MeetingPlanDraft.NONE)));
  }

  @Test
  void aCancelledMeetingIsOverForGoodAndStaysInTheListsOfItsPeople() {
    PlannedMeeting made = aMeeting(Optional.empty(), plan(ONE_HOUR, "Taro"));
    MeetingNumber number = made.meeting().number();
    MeetingsFixture.Seat inside = room.join(room.guest, number);
    String ticket = room.ticket(room.other, number);

    room.planning.cancel(room.organizer, number);
    room.planning.cancel(room.organizer, number);

    inside.assertClosed(Problem.MEETING_ENDED);
    assertThatThrownBy(() -> room.admit(ticket)).isInstanceOf(RefusedException.class);
    assertRefused(Problem.MEETING_CANCELLED, () -> room.ticket(room.guest, number));
    assertRefused(Problem.MEETING_CANCELLED, () -> room.ticket(room.organizer, number));
    assertRefused(Problem.MEETING_CANCELLED, () -> room.door.end(room.organizer, number));
    assertRefused(
        Problem.MEETING_CANCELLED,
        () ->
            room.planning.revise(
                room.organizer, number, revision(made, "Again", plan(ONE_HOUR, "Taro"))));
    assertThat(room.planning.own(room.guest))
        .singleElement()
        .matches(one -> one.meeting().cancelled() && !one.editable());
    assertThat(room.door.list(room.other)).isEmpty();
    assertThat(Collections.frequency(room.audit, "Hanako MEETING_CANCELLED Design review"))
        .isEqualTo(1);
  }

  @Test
  void onesOwnListBeginsWithWhatComesSoonest() {
    for (int day : new int[] {3, -2, 1, -1}) {
      room.planning.create(
          room.organizer,
          new NewMeeting("Day " + day, Optional.empty()),
          plan(times(room.time.instant().plus(Duration.ofDays(day))), "Taro"));
    }
    room.planning.create(
        room.organizer,
        new NewMeeting("Any time", Optional.empty()),
        plan(Optional.empty(), "Taro"));
    room.planning.create(
        room.organizer, new NewMeeting("Without Taro", Optional.empty()), plan(ONE_HOUR));

    assertThat(ownTitles(room.guest))
        .containsExactly("Day 1", "Day 3", "Any time", "Day -1", "Day -2");
    assertThat(ownTitles(room.other)).isEmpty();
  }

  @Test
  void whatIsNoPlanIsRefusedByItsField() {
    assertField("invitees", plan(ONE_HOUR, "nobody"));
    assertField("invitees", plan(ONE_HOUR, "x".repeat(255)));
    assertField("invitees", new MeetingPlanDraft("", ONE_HOUR, Collections.nCopies(101, "Taro")));
    room.people.disable(room.guest);
    assertField("invitees", plan(ONE_HOUR, "Taro"));
    assertField("description", new MeetingPlanDraft("x".repeat(1001), ONE_HOUR, List.of()));
    assertField("description", new MeetingPlanDraft("a\u0007b", ONE_HOUR, List.of()));
    assertField("plannedEnd", () -> MeetingTimes.of(TOMORROW, TOMORROW, "UTC"));
    assertField(
        "plannedEnd", () -> MeetingTimes.of(TOMORROW, TOMORROW.plus(Duration.ofDays(8)), "UTC"));
    assertField("plannedStart", () -> MeetingTimes.of(Instant.MIN, TOMORROW, "UTC"));
    assertField(
        "timeZone", () -> MeetingTimes.of(TOMORROW, TOMORROW.plusSeconds(60), "Asia/Nowhere"));
    assertField("timeZone", () -> MeetingTimes.of(TOMORROW, TOMORROW.plusSeconds(60), "../x"));
  }

  private void assertField(String field, MeetingPlanDraft plan) {
    assertField(field, () -> aMeeting(Optional.empty(), plan));
  }

  private static void assertField(String field, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOf(RefusedException.class)
        .satisfies(
            thrown -> {
              RefusedException refused = (RefusedException) thrown;
              assertThat(refused.problem()).isEqualTo(Problem.INVALID_VALUE);
              assertThat(refused.field()).contains(field);
            });
  }
}
