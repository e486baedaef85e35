package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Meetings into which only invited people come. */
@Tag("spec-6.3.3")
class InvitedOnlyTest {

  private final MeetingsFixture room = new MeetingsFixture();

  private MeetingNumber inviting(Caller... people) {
    return room.planning
        .create(
            room.organizer,
            new NewMeeting(
                "Secret plans", Optional.empty(), Map.of(MeetingOption.INVITED_ONLY, true)),
            plan(people))
        .meeting()
        .number();
  }

  private static MeetingPlanDraft plan(Caller... people) {
    return new MeetingPlanDraft(
        "", Optional.empty(), List.of(people).stream().map(Caller::name).toList());
  }

  private void revise(MeetingNumber number, boolean invitedOnly, Caller... people) {
    long base = room.planning.find(room.organizer, number).version();
    room.planning.revise(
        room.organizer,
        number,
        new MeetingRevision(
            base,
            "Secret plans",
            Optional.empty(),
            plan(people),
            Map.of(MeetingOption.INVITED_ONLY, invitedOnly)));
  }

  private static void assertRefused(Problem why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.problem()).isEqualTo(why));
  }

  @Test
  void organizerInvitedPeopleAndAdministratorsComeIn() {
    MeetingNumber number = inviting(room.guest);

    room.join(room.organizer, number).assertOpen();
    room.join(room.guest, number).assertOpen();
    room.join(room.administrator, number).assertOpen();
    assertThat(room.door.find(room.guest, number).invitedOnly()).isTrue();
  }

  @Test
  @Tag("Z-4")
  void aStrangerNeitherComesInNorLearnsTheTitle() {
    MeetingNumber number = inviting(room.guest);

    assertRefused(Problem.NOT_INVITED, () -> room.ticket(room.other, number));
    assertRefused(Problem.NOT_INVITED, () -> room.door.find(room.other, number));
    assertThat(room.door.list(room.other)).isEmpty();
    assertThat(room.audit).contains("Jiro MEETING_JOIN_REFUSED Secret plans refused NOT_INVITED");
    Caller auditor = room.people.person("Ai", SystemRole.AUDITOR);
    assertThat(room.door.find(auditor, number).title()).isEqualTo("Secret plans");
  }

  @Test
  void aStrangerCannotTryKeysEither() {
    MeetingNumber number =
        room.planning
            .create(
                room.organizer,
                new NewMeeting(
                    "Secret plans",
                    Optional.of("Sakura-2030"),
                    Map.of(MeetingOption.INVITED_ONLY, true)),
                plan())
            .meeting()
            .number();

    for (String key : List.of("Sakura-2030", "wrong")) {
      assertRefused(
          Problem.NOT_INVITED,
          () -> room.door.join(room.other, number, Optional.of(new MeetingKeyProof(1, key))));
    }
  }

  @Test
  void whoIsNotInvitedAnyMoreStaysInsideAndDoesNotComeAgainNotEvenWithAnOlderTicket() {
    MeetingNumber number = inviting(room.guest);
    var seat = room.join(room.guest, number);
    String older = room.ticket(room.guest, number);

    revise(number, true);

    seat.assertOpen();
    assertRefused(Problem.TICKET_INVALID, () -> room.admit(older));
    assertRefused(Problem.NOT_INVITED, () -> room.ticket(room.guest, number));

    revise(number, false);
    room.join(room.other, number).assertOpen();
  }

  @Test
  void aCoOrganizerOfThisGatheringComesBack() {
    MeetingNumber number = inviting(room.guest);
    room.join(room.organizer, number);
    var seat = room.join(room.guest, number);
    room.door.changeRole(room.organizer, number, seat.index, Role.CO_ORGANIZER);
    revise(number, true);

    room.join(room.guest, number).assertOpen();
  }
}
