package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.meetings.domain.Lobby;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.relay.Rights;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Who waits in the lobby of a meeting, what reaches that person, and how the waiting ends. */
@Tag("spec-6.3.3")
class LobbyTest {

  private static final Rights INSIDE =
      Rights.none().withChannel(Channel.CHAT).withChannel(Channel.VOICE);

  private MeetingsFixture room = new MeetingsFixture();
  private MeetingNumber number;
  private Seat organizer;

  @BeforeEach
  void anOrganizerIsInside() {
    begin(new MeetingsFixture());
  }

  private void begin(MeetingsFixture fixture) {
    room = fixture;
    number = room.aMeetingWith(MeetingOption.LOBBY);
    organizer = room.join(room.organizer, number);
  }

  private static void assertRefused(Problem why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.problem()).isEqualTo(why));
  }

  private static List<String> line(Seat leader) {
    return leader
        .last(ControlKind.LOBBY)
        .getJsonArray("line")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(who -> who.getString("name"))
        .toList();
  }

  private void assertWaits(Seat seat) {
    seat.assertOpen();
    assertThat(seat.heard()).doesNotContain(ControlKind.ROSTER);
    assertThat(seat.rights()).isEqualTo(Rights.none());
  }

  private static void assertInside(Seat seat) {
    seat.assertOpen();
    assertThat(seat.heard()).contains(ControlKind.ROSTER);
    assertThat(seat.rights()).isEqualTo(INSIDE);
  }

  private void admit(Seat who) {
    organizer.say(
        ControlKind.ADMIT, "{\"request\":1,\"index\":" + who.index + ",\"admitted\":true}");
  }

  private void refuse(Seat who) {
    organizer.say(
        ControlKind.ADMIT,
        "{\"request\":2,\"index\":" + who.index + ",\"admitted\":false,\"reason\":\"Not today\"}");
  }

  @Test
  void whoWaitsHearsNothingAndIsSeenByThoseWhoLeadAlone() {
    Seat inside = room.join(room.other, number);
    admit(inside);

    Seat waiting = room.join(room.guest, number);

    assertThat(waiting.heard()).containsExactly(ControlKind.WELCOME, ControlKind.LOBBY);
    assertThat(waiting.last(ControlKind.LOBBY).getBoolean("waiting")).isTrue();
    assertThat(waiting.last(ControlKind.WELCOME).getJsonObject("rights").getJsonArray("channels"))
        .hasToString("[0]");
    assertWaits(waiting);
    assertThat(line(organizer)).containsExactly("Taro");
    assertThat(inside.all(ControlKind.LOBBY)).hasSize(1);
    assertThat(room.door.find(room.guest, number).participants()).isEqualTo(2);
    assertThat(room.journal.lines).contains("Taro waits").doesNotContain("Taro joined");
    organizer.say(ControlKind.MUTE, "{\"request\":3}");
    assertThat(waiting.heard()).hasSize(2);
  }

  @Test
  void whoIsAdmittedComesInFromThatMomentOn() {
    Seat waiting = room.join(room.guest, number);
    room.time.advance(Duration.ofMinutes(3));

    admit(waiting);

    assertInside(waiting);
    assertThat(organizer.last(ControlKind.DONE).getInt("request")).isEqualTo(1);
    assertThat(line(organizer)).isEmpty();
    assertThat(organizer.last(ControlKind.JOINED).getJsonObject("participant").getString("name"))
        .isEqualTo("Taro");
    assertThat(room.audit).contains("Hanako LOBBY_ADMITTED Taro");
    assertThat(room.journal.lines).containsSubsequence("Taro waits", "Taro joined");
    assertThat(room.door.live(room.administrator).get(0).participants().get(1).joinedAt())
        .isEqualTo(room.time.instant());
  }

  @Test
  void whoWasAdmittedNeedNotWaitAgain() {
    Seat waiting = room.join(room.guest, number);
    admit(waiting);
    waiting.lose();

    assertInside(room.join(room.guest, number));
  }

  @Test
  void whoWasExpelledWaitsAgainAfterBeingReadmitted() {
    Seat waiting = room.join(room.guest, number);
    admit(waiting);
    room.door.expel(room.organizer, number, waiting.index, Optional.empty());
    room.door.readmit(room.organizer, number, waiting.index);

    assertWaits(room.join(room.guest, number));
  }

  @Test
  void nobodyWritesFromTheLobbyNorAfterwardsWhileTheChatIsLocked() {
    Seat waiting = room.join(room.guest, number);
    room.door.lockChat(room.organizer, number, true);

    assertWaits(waiting);
    admit(waiting);

    assertThat(waiting.rights())
        .isEqualTo(Rights.none().withChannel(Channel.VOICE).passingOver(Channel.CHAT));
  }

  @Test
  void whoLeadsAndAdministratorsDoNotWait() {
    Seat waiting = room.join(room.guest, number);
    admit(waiting);
    room.door.changeRole(room.organizer, number, waiting.index, Role.CO_ORGANIZER);
    waiting.lose();

    assertThat(room.join(room.guest, number).heard()).contains(ControlKind.ROSTER);
    assertInside(room.join(room.administrator, number));
  }

  @Test
  void aNewLeaderSeesTheLineAndAFormerOneDoesNotAnyMore() {
    Seat deputy = room.join(room.guest, number);
    admit(deputy);
    room.join(room.other, number);

    room.door.changeRole(room.organizer, number, deputy.index, Role.CO_ORGANIZER);
    assertThat(line(deputy)).containsExactly("Jiro");

    room.door.changeRole(room.organizer, number, deputy.index, Role.PARTICIPANT);
    assertThat(line(deputy)).isEmpty();
    assertRefused(Problem.FORBIDDEN, () -> room.lobby.admitAll(room.guest, number));
    assertRefused(Problem.FORBIDDEN, () -> room.lobby.line(room.guest, number));
    assertThat(room.audit).contains("Taro LOBBY_ADMITTED Design review refused FORBIDDEN");
  }

  @Test
  void whoWaitsCannotLetItselfInNorOrderAnythingElse() {
    for (ControlKind kind :
        List.of(
            ControlKind.ADMIT,
            ControlKind.SHARE_REQUEST,
            ControlKind.RAISE_HAND,
            ControlKind.UNMUTE,
            ControlKind.LOCK,
            ControlKind.KEY_FRAME_REQUEST,
            ControlKind.END_MEETING)) {
      begin(new MeetingsFixture());
      Seat waiting = room.join(room.guest, number);

      waiting.say(kind, "{\"request\":1,\"index\":2,\"admitted\":true,\"raised\":true}");

      waiting.assertClosed(Problem.FORBIDDEN_FRAME);
      assertThat(room.journal.lines)
          .contains("Taro refused FORBIDDEN_FRAME control/" + kind.number());
      organizer.assertOpen();
    }
    Seat waiting = room.join(room.other, number);
    assertRefused(Problem.FORBIDDEN, () -> room.lobby.admit(room.other, number, waiting.index));
    assertWaits(waiting);
  }

  @Test
  void ordersForThoseInsideDoNotReachTheLobby() {
    Seat waiting = room.join(room.guest, number);

    assertRefused(
        Problem.PARTICIPANT_NOT_FOUND,
        () -> room.door.changeRole(room.organizer, number, waiting.index, Role.CO_ORGANIZER));
    assertRefused(
        Problem.PARTICIPANT_NOT_FOUND, () -> room.door.mute(room.organizer, number, waiting.index));
    assertWaits(waiting);
  }

  @Test
  void whoIsRefusedHearsWhyAndCannotComeAgainForAWhile() {
    String older = room.ticket(room.guest, number);
    Seat waiting = room.join(room.guest, number);

    refuse(waiting);

    waiting.assertClosed(Problem.LOBBY_REFUSED);
    assertThat(room.relay.detail(waiting.tunnel.id())).isEqualTo("Not today");
    assertThat(room.relay.closedBy(waiting.tunnel.id())).isEqualTo(OrderedBy.person("Hanako"));
    assertThat(line(organizer)).isEmpty();
    assertThat(room.audit).contains("Hanako LOBBY_REFUSED Taro");
    assertThat(room.journal.lines)
        .contains("Taro gave up lobby-refused")
        .doesNotContain("Taro joined", "Taro left lobby-refused");
    assertRefused(Problem.TICKET_INVALID, () -> room.admit(older));
    assertRefused(Problem.LOBBY_REFUSED, () -> room.ticket(room.guest, number));
    assertThat(room.audit)
        .contains("Taro MEETING_JOIN_REFUSED Design review refused LOBBY_REFUSED");

    room.time.advance(Lobby.REFUSED_FOR);
    assertWaits(room.join(room.guest, number));
  }

  @Test
  void aReasonHasItsLimitAndNobodyIsRefusedWithOneThatIsTooLong() {
    Seat waiting = room.join(room.guest, number);

    assertRefused(
        Problem.INVALID_VALUE,
        () ->
            room.lobby.refuse(room.organizer, number, waiting.index, Optional.of("x".repeat(201))));
    assertWaits(waiting);
  }

  @Test
  void allAreAdmittedInTheOrderInWhichTheyCame() {
    Seat first = room.join(room.guest, number);
    Seat second = room.join(room.other, number);
    assertThat(line(organizer)).containsExactly("Taro", "Jiro");
    assertThat(room.lobby.line(room.administrator, number))
        .extracting(Waiting::name)
        .containsExactly("Taro", "Jiro");

    organizer.say(ControlKind.ADMIT, "{\"request\":4,\"admitted\":true}");

    assertInside(first);
    assertInside(second);
    assertThat(room.audit).contains("Hanako LOBBY_ADMITTED Taro", "Hanako LOBBY_ADMITTED Jiro");
  }

  @Test
  void theCapacityCountsThoseInsideAlone() {
    begin(new MeetingsFixture(2, 100, OptionRule.DEFAULT_OFF));
    Seat first = room.join(room.guest, number);
    Seat second = room.join(room.other, number);

    room.lobby.admitAll(room.organizer, number);

    assertInside(first);
    assertWaits(second);
    assertRefused(
        Problem.MEETING_FULL, () -> room.lobby.admit(room.organizer, number, second.index));
    first.lose();
    room.lobby.admit(room.organizer, number, second.index);
    assertInside(second);
  }

  @Test
  void theLineHasALimitOfItsOwn() {
    for (int i = 0; i < Lobby.MOST_WAITING; i++) {
      room.join(room.people.person("P" + i, SystemRole.PARTICIPANT), number);
    }

    assertRefused(Problem.LOBBY_FULL, () -> room.ticket(room.guest, number));
    assertThat(organizer.all(ControlKind.LOBBY).stream().filter(it -> !it.getBoolean("continued")))
        .hasSize(Lobby.MOST_WAITING);
  }

  @Test
  void whoComesAgainAndAgainIsNotTakenInAfterTheTenthTime() {
    for (int i = 0; i < Lobby.MOST_ARRIVALS; i++) {
      room.join(room.guest, number).lose();
    }

    assertRefused(Problem.TOO_MANY_REQUESTS, () -> room.ticket(room.guest, number));

    room.time.advance(Lobby.COUNTED_FOR);
    assertWaits(room.join(room.guest, number));
  }

  @Test
  void ticketsThatWereKeptDoNotGoAroundTheCount() {
    for (int i = 1; i < Lobby.MOST_ARRIVALS; i++) {
      room.join(room.guest, number).lose();
    }
    String one = room.ticket(room.guest, number);
    String another = room.ticket(room.guest, number);
    room.admit(one);

    assertRefused(Problem.TOO_MANY_REQUESTS, () -> room.admit(another));
  }

  @Test
  void whoGoesLeavesTheLine() {
    Seat waiting = room.join(room.guest, number);

    waiting.say(ControlKind.LEAVE, "{}");

    assertThat(line(organizer)).isEmpty();
    assertThat(room.journal.lines).contains("Taro gave up left");
    assertThat(organizer.heard()).doesNotContain(ControlKind.LEFT);
    assertRefused(
        Problem.PARTICIPANT_NOT_FOUND,
        () -> room.lobby.admit(room.organizer, number, waiting.index));
  }

  @Test
  void aCutLineKeepsItsPlace() {
    Seat first = room.join(room.guest, number);
    room.join(room.other, number);

    first.change(LinkChange.INTERRUPTED);
    first.change(LinkChange.RESUMED);

    assertThat(line(organizer)).containsExactly("Taro", "Jiro");
    assertWaits(first);
  }

  @Test
  void theEndOfTheMeetingEndsTheWaiting() {
    Seat waiting = room.join(room.guest, number);

    room.door.end(room.organizer, number);

    waiting.assertClosed(Problem.MEETING_ENDED);
    assertThat(room.journal.lines).contains("Taro gave up meeting-ended");
    assertRefused(
        Problem.PARTICIPANT_NOT_FOUND,
        () -> room.lobby.admit(room.organizer, number, waiting.index));
  }

  @Test
  void whoWaitsGoesWhenNobodyWhoLeadsWasThereForLong() {
    organizer.lose();
    Seat waiting = room.join(room.guest, number);
    room.time.advance(Lobby.UNATTENDED.minusSeconds(1));
    Seat later = room.join(room.other, number);
    room.live.sweep();
    assertWaits(waiting);

    room.time.advance(Duration.ofSeconds(1));
    room.live.sweep();

    waiting.assertClosed(Problem.LOBBY_UNATTENDED);
    assertWaits(later);
  }

  @Test
  void nobodyGoesWhileSomebodyWhoLeadsIsThere() {
    Seat waiting = room.join(room.guest, number);
    for (int minute = 0; minute < 60; minute++) {
      room.time.advance(Duration.ofMinutes(1));
      room.live.sweep();
    }

    assertWaits(waiting);
  }

  @Test
  void aGatheringBeginsWithTheFirstWhoIsInside() {
    MeetingNumber another = room.aMeetingWith(MeetingOption.LOBBY);
    room.journal.lines.clear();
    Seat waiting = room.join(room.guest, another);
    assertThat(room.journal.lines).containsExactly("Taro waits");
    waiting.say(ControlKind.LEAVE, "{}");
    room.time.advance(Duration.ofMinutes(5));
    room.live.sweep();

    assertThat(room.journal.lines).containsExactly("Taro waits", "Taro gave up left");
  }

  @Test
  void switchingTheLobbyOffLetsThoseInWhoWait() {
    Seat waiting = room.join(room.guest, number);
    Seat early = room.admit(room.ticket(room.other, number));

    room.set(number, MeetingOption.LOBBY, false);

    assertInside(waiting);
    early.hello();
    assertInside(early);
    assertThat(room.planning.find(room.organizer, number).meeting().lobby()).isFalse();
  }

  @Test
  void switchingTheLobbyOnKeepsThoseInsideAndLetsNewOnesWait() {
    number = room.aMeeting();
    organizer = room.join(room.organizer, number);
    Seat inside = room.join(room.guest, number);

    room.set(number, MeetingOption.LOBBY, true);

    assertInside(inside);
    assertWaits(room.join(room.other, number));
  }

  @Test
  void theLockedDoorIsBeforeTheLobbyAndDoesNotEmptyIt() {
    Seat waiting = room.join(room.guest, number);
    room.door.lock(room.organizer, number, true);

    assertRefused(Problem.MEETING_LOCKED, () -> room.ticket(room.other, number));
    admit(waiting);
    assertInside(waiting);
  }
}
