package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What system administrators order from outside a meeting, and how those inside hear of it. */
@Tag("spec-6.4.4")
class AdministrationTest {

  private final MeetingsFixture room = new MeetingsFixture();
  private MeetingNumber number;
  private Seat organizer;
  private Seat guest;

  @BeforeEach
  void twoPeopleMeet() {
    number = room.aMeeting();
    organizer = room.join(room.organizer, number);
    guest = room.join(room.guest, number);
  }

  private static void assertRefused(Problem why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.problem()).isEqualTo(why));
  }

  private void assertByTheAdministration(JsonObject told) {
    assertThat(told.getBoolean("administration")).isTrue();
    assertThat(told.getString("by")).isEqualTo(room.administrator.name());
  }

  @Test
  void everyOrderFromOutsideIsTheAdministrationsAndSaysSo() {
    guest.requestShare(3);
    room.door.stopShare(room.administrator, number, guest.index);
    assertByTheAdministration(guest.last(ControlKind.SHARE_ENDED));

    room.door.mute(room.administrator, number, guest.index);
    assertByTheAdministration(guest.last(ControlKind.PARTICIPANT_CHANGED));

    room.door.muteOthers(room.administrator, number);
    assertByTheAdministration(organizer.last(ControlKind.EVERYBODY_MUTED));

    room.door.changeRole(room.administrator, number, guest.index, Role.CO_ORGANIZER);
    assertByTheAdministration(guest.last(ControlKind.PARTICIPANT_CHANGED));

    room.door.lockChat(room.administrator, number, true);
    assertByTheAdministration(guest.last(ControlKind.MEETING_CHANGED));
    assertThat(room.door.live(room.administrator).get(0).door().chatLocked()).isTrue();

    assertThat(room.audit)
        .contains(
            room.administrator.name() + " PARTICIPANT_ROLE_CHANGED Taro",
            room.administrator.name() + " PARTICIPANT_MUTED Taro");
  }

  @Test
  void anOrderByWhoeverLeadsTheMeetingIsNotTheAdministrations() {
    room.door.mute(room.organizer, number, guest.index);

    JsonObject told = guest.last(ControlKind.PARTICIPANT_CHANGED);
    assertThat(told.getString("by")).isEqualTo("Hanako");
    assertThat(told.containsKey("administration")).isFalse();
  }

  @Test
  void whoIsAskedFromOutsideTakesOverTheScreenAndNobodyElseDoes() {
    organizer.requestShare(1);

    room.door.askToPresent(room.administrator, number, guest.index);

    assertByTheAdministration(guest.last(ControlKind.ASKED_TO_PRESENT));
    guest.requestShare(2);
    assertThat(room.door.live(room.administrator).get(0).share().orElseThrow().sender())
        .isEqualTo(guest.index);
    assertThat(room.audit)
        .contains(room.administrator.name() + " PARTICIPANT_ASKED_TO_PRESENT Taro");
  }

  @Test
  void whoAskedFromOutsideSeesTheNoAndWhen() {
    assertThat(invitation()).isEmpty();
    room.door.askToPresent(room.administrator, number, guest.index);
    Instant askedAt = room.time.instant();
    assertThat(invitation())
        .contains(new LiveInvitation(PresentAnswer.ASKED, askedAt, Optional.empty()));

    room.time.advance(Duration.ofSeconds(30));
    guest.say(ControlKind.ASKED_TO_PRESENT, "{\"declined\":true}");

    assertThat(invitation())
        .contains(
            new LiveInvitation(PresentAnswer.DECLINED, askedAt, Optional.of(room.time.instant())));
    room.time.advance(Duration.ofHours(1));
    assertThat(answer()).contains(PresentAnswer.DECLINED);
    guest.requestShare(2);
    assertThat(invitation()).isEmpty();
  }

  @Test
  void whoAskedFromOutsideSeesThatThePersonSharesForAsLongAsItLasts() {
    organizer.requestShare(1);
    room.door.askToPresent(room.administrator, number, guest.index);

    guest.requestShare(2);

    assertThat(answer()).contains(PresentAnswer.ACCEPTED);
    guest.say(ControlKind.SHARE_END, "{\"stream\":2}");
    assertThat(answer()).isEmpty();
  }

  @Test
  void whoDoesNotAnswerInTimeHasNotAnswered() {
    room.door.askToPresent(room.administrator, number, guest.index);
    room.time.advance(Duration.ofSeconds(121));
    assertThat(answer()).contains(PresentAnswer.UNANSWERED);

    guest.say(ControlKind.ASKED_TO_PRESENT, "{\"declined\":true}");
    assertThat(answer()).contains(PresentAnswer.UNANSWERED);

    room.door.askToPresent(room.administrator, number, guest.index);
    assertThat(answer()).contains(PresentAnswer.ASKED);
    room.door.askToPresent(room.administrator, number, organizer.index);
    assertThat(answer()).contains(PresentAnswer.UNANSWERED);
  }

  private Optional<LiveInvitation> invitation() {
    return room.door.live(room.administrator).get(0).participants().stream()
        .filter(person -> person.index() == guest.index)
        .findFirst()
        .flatMap(LiveParticipant::invitation);
  }

  private Optional<PresentAnswer> answer() {
    return invitation().map(LiveInvitation::answer);
  }

  @Test
  void onlyWhoMayShareAndDoesNotIsAsked() {
    assertRefused(
        Problem.FORBIDDEN, () -> room.door.askToPresent(room.guest, number, organizer.index));
    assertRefused(
        Problem.PARTICIPANT_NOT_FOUND, () -> room.door.askToPresent(room.administrator, number, 9));
    guest.requestShare(2);
    assertRefused(
        Problem.INVALID_VALUE,
        () -> room.door.askToPresent(room.administrator, number, guest.index));
    room.door.changeRole(room.organizer, number, guest.index, Role.VIEWER);
    assertRefused(
        Problem.INVALID_VALUE,
        () -> room.door.askToPresent(room.administrator, number, guest.index));
  }

  @Test
  void handsAreLoweredFromOutside() {
    guest.say(ControlKind.RAISE_HAND, "{\"raised\":true}");

    room.door.lowerHands(room.administrator, number);

    JsonObject told = organizer.last(ControlKind.PARTICIPANT_CHANGED);
    assertThat(told.getJsonObject("participant").getInt("hand")).isZero();
    assertByTheAdministration(told);
    assertRefused(Problem.FORBIDDEN, () -> room.door.lowerHands(room.guest, number));
  }

  @Test
  void whoIsExpelledIsListedUntilLetInAgain() {
    room.door.expel(room.administrator, number, guest.index, Optional.of("Wrong meeting"));

    assertThat(room.door.expelled(room.organizer, number))
        .containsExactly(new Expelled(guest.index, "Taro", false));
    assertThat(room.door.live(room.administrator).get(0).door().expelled()).hasSize(1);
    assertRefused(Problem.FORBIDDEN, () -> room.door.expelled(room.guest, number));

    room.door.readmit(room.administrator, number, guest.index);

    assertThat(room.door.expelled(room.organizer, number)).isEmpty();
    assertThat(room.audit).contains(room.administrator.name() + " PARTICIPANT_READMITTED Taro");
  }

  @Test
  void whoWaitsIsShownEvenWhenNobodyIsInside() {
    MeetingNumber guarded = room.aMeetingWith(MeetingOption.LOBBY);
    room.join(room.guest, guarded);

    LiveDoor door =
        room.door.live(room.administrator).stream()
            .filter(live -> live.meeting().number().equals(guarded))
            .findFirst()
            .orElseThrow()
            .door();

    assertThat(door.waiting()).extracting(Waiting::name).containsExactly("Taro");
  }
}
