package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.relay.Rights;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What whoever leads a meeting can do beside expelling and ending, and what the roles allow. */
@Tag("spec-6.4.4")
class LeadMeetingTest {

  private static final Rights VOICE =
      Rights.none().withChannel(Channel.CHAT).withChannel(Channel.VOICE);
  private static final Rights MUTED =
      Rights.none().withChannel(Channel.CHAT).passingOver(Channel.VOICE);

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

  private static JsonObject changed(Seat seat) {
    return seat.last(ControlKind.PARTICIPANT_CHANGED).getJsonObject("participant");
  }

  private Seat joined(Caller who, Role role) {
    Seat seat = room.join(who, number);
    if (role != Role.PARTICIPANT) {
      room.door.changeRole(room.organizer, number, seat.index, role);
    }
    return seat;
  }

  @Test
  @Tag("spec-6.4.1")
  void aStoppedShareTakesTheRightAwayAndTellsEverybodyByWhom() {
    guest.requestShare(3);

    organizer.say(ControlKind.STOP_SHARE, "{\"request\":1,\"index\":2}");

    assertThat(guest.rights()).isEqualTo(VOICE);
    assertThat(organizer.last(ControlKind.DONE).getInt("request")).isEqualTo(1);
    JsonObject told = guest.last(ControlKind.SHARE_ENDED);
    assertThat(told.getString("reason")).isEqualTo("stopped-by-leader");
    assertThat(told.getString("by")).isEqualTo("Hanako");
    assertThat(room.audit).contains("Hanako SHARE_STOPPED Taro");
    assertThat(room.journal.lines).contains("Taro share ended STOPPED_BY_LEADER");
  }

  @Test
  void stoppingWhatIsNotSharedIsNeitherDoneNorRecorded() {
    room.door.stopShare(room.administrator, number, guest.index);

    assertThat(room.audit).noneMatch(line -> line.contains("SHARE_STOPPED"));
    assertRefused(
        Problem.PARTICIPANT_NOT_FOUND, () -> room.door.stopShare(room.administrator, number, 99));
  }

  @Test
  void aMutedVoiceIsPassedOverUntilItsPersonWantsToBeHeardAgain() {
    organizer.say(ControlKind.MUTE, "{\"request\":1,\"index\":2}");

    assertThat(guest.rights()).isEqualTo(MUTED);
    assertThat(changed(guest).getBoolean("muted")).isTrue();
    assertThat(guest.last(ControlKind.PARTICIPANT_CHANGED).getString("by")).isEqualTo("Hanako");
    assertThat(room.audit).contains("Hanako PARTICIPANT_MUTED Taro");

    guest.say(ControlKind.UNMUTE, "{}");

    assertThat(guest.rights()).isEqualTo(VOICE);
    assertThat(changed(organizer).getBoolean("muted")).isFalse();
  }

  @Test
  void whoIsMutedStaysSoInAnotherRole() {
    room.door.mute(room.organizer, number, guest.index);

    room.door.changeRole(room.organizer, number, guest.index, Role.CO_ORGANIZER);

    assertThat(guest.rights()).isEqualTo(MUTED);
  }

  @Test
  void mutingKeepsTheShare() {
    guest.requestShare(3);

    room.door.mute(room.organizer, number, guest.index);

    assertThat(guest.rights()).isEqualTo(MUTED.withScreen(3));
  }

  @Test
  void mutingAllSparesWhoeverOrdersIt() {
    Seat third = room.join(room.other, number);

    organizer.say(ControlKind.MUTE, "{\"request\":1}");

    assertThat(guest.rights()).isEqualTo(MUTED);
    assertThat(third.rights()).isEqualTo(MUTED);
    assertThat(organizer.rights()).isEqualTo(VOICE);
    JsonObject told = third.last(ControlKind.EVERYBODY_MUTED);
    assertThat(told.getJsonArray("except")).hasToString("[1]");
    assertThat(told.getString("by")).isEqualTo("Hanako");
    assertThat(room.audit).contains("Hanako PARTICIPANTS_MUTED Design review");
  }

  @Test
  void aLockedDoorLetsNobodyNewInNotEvenWithAnOlderTicket() {
    String old = room.ticket(room.other, number);

    organizer.say(ControlKind.LOCK, "{\"request\":1,\"locked\":true}");

    assertThat(guest.last(ControlKind.MEETING_CHANGED).getBoolean("locked")).isTrue();
    assertThat(guest.last(ControlKind.MEETING_CHANGED).getString("by")).isEqualTo("Hanako");
    assertRefused(Problem.MEETING_LOCKED, () -> room.ticket(room.other, number));
    assertRefused(Problem.MEETING_LOCKED, () -> room.admit(old));
    assertThat(room.audit)
        .contains(
            "Hanako MEETING_LOCKED Design review",
            "Jiro MEETING_JOIN_REFUSED Design review refused MEETING_LOCKED");
    assertThat(room.door.live(room.administrator).get(0).locked()).isTrue();

    organizer.say(ControlKind.LOCK, "{\"request\":2,\"locked\":false}");

    room.join(room.other, number).assertOpen();
    assertThat(room.audit).contains("Hanako MEETING_UNLOCKED Design review");
  }

  @Test
  void aLockedChatIsForThoseWhoLeadAlsoForWhoeverComesLater() {
    organizer.say(ControlKind.LOCK, "{\"request\":1,\"chatLocked\":true}");

    assertThat(guest.last(ControlKind.MEETING_CHANGED).getBoolean("chatLocked")).isTrue();
    assertThat(guest.last(ControlKind.MEETING_CHANGED).getBoolean("locked")).isFalse();
    assertThat(guest.last(ControlKind.MEETING_CHANGED).getString("by")).isEqualTo("Hanako");
    assertThat(guest.rights()).isEqualTo(VOICE.passingOver(Channel.CHAT));
    assertThat(organizer.rights()).isEqualTo(VOICE);
    Seat late = room.join(room.other, number);
    assertThat(late.rights()).isEqualTo(VOICE.passingOver(Channel.CHAT));
    assertThat(late.last(ControlKind.ROSTER).getBoolean("chatLocked")).isTrue();
    assertThat(late.last(ControlKind.WELCOME).getJsonObject("rights").getJsonArray("channels"))
        .hasToString("[0,1]");

    room.door.changeRole(room.organizer, number, guest.index, Role.CO_ORGANIZER);
    assertThat(guest.rights()).isEqualTo(VOICE);

    guest.say(ControlKind.LOCK, "{\"request\":2,\"chatLocked\":false}");
    assertThat(late.rights()).isEqualTo(VOICE);
    assertThat(room.audit)
        .contains("Hanako CHAT_LOCKED Design review", "Taro CHAT_UNLOCKED Design review");
  }

  @Test
  void whoHasBeenInsideAndWhoLeadsComeThroughALockedDoor() {
    room.door.lock(room.organizer, number, true);
    guest.lose();

    Seat back = room.join(room.guest, number);
    Seat administrator = room.join(room.administrator, number);

    back.assertOpen();
    administrator.assertOpen();
    assertThat(back.last(ControlKind.ROSTER).getBoolean("locked")).isTrue();
  }

  @Test
  void whoWasExpelledIsNewAgainAfterBeingReadmitted() {
    room.door.expel(room.organizer, number, guest.index, Optional.empty());
    room.door.lock(room.organizer, number, true);
    room.door.readmit(room.organizer, number, guest.index);

    assertRefused(Problem.MEETING_LOCKED, () -> room.ticket(room.guest, number));
  }

  @Test
  void aLockThatChangesNothingIsNotRecorded() {
    room.door.lock(room.organizer, number, false);

    assertThat(room.audit).noneMatch(line -> line.contains("MEETING_UNLOCKED"));
    assertThat(guest.heard()).doesNotContain(ControlKind.MEETING_CHANGED);
  }

  @Test
  void aCoOrganizerIsOnEverybodysListAndLeads() {
    organizer.say(ControlKind.CHANGE_ROLE, "{\"request\":1,\"index\":2,\"role\":\"co-organizer\"}");

    assertThat(changed(organizer).getString("role")).isEqualTo("co-organizer");
    assertThat(changed(organizer).getInt("roleBits")).isEqualTo(110);
    assertThat(room.audit).contains("Hanako PARTICIPANT_ROLE_CHANGED Taro");
    Seat third = room.join(room.other, number);
    guest.say(ControlKind.EXPEL, "{\"request\":2,\"index\":3}");
    third.assertClosed(Problem.EXPELLED);
  }

  @Test
  void aCoOrganizerNeitherEndsTheMeetingNorTouchesWhoLeads() {
    Caller deputy = room.guest;
    room.door.changeRole(room.organizer, number, guest.index, Role.CO_ORGANIZER);
    Seat second = joined(room.other, Role.CO_ORGANIZER);

    assertRefused(Problem.FORBIDDEN, () -> room.door.end(deputy, number));
    assertRefused(
        Problem.FORBIDDEN,
        () -> room.door.expel(deputy, number, organizer.index, Optional.empty()));
    assertRefused(
        Problem.FORBIDDEN, () -> room.door.expel(deputy, number, second.index, Optional.empty()));
    assertRefused(
        Problem.FORBIDDEN,
        () -> room.door.changeRole(deputy, number, second.index, Role.PARTICIPANT));
    assertRefused(
        Problem.INVALID_VALUE,
        () -> room.door.changeRole(room.administrator, number, organizer.index, Role.VIEWER));
    assertRefused(
        Problem.INVALID_VALUE,
        () -> room.door.changeRole(room.organizer, number, guest.index, Role.ORGANIZER));
    organizer.assertOpen();
    second.assertOpen();
  }

  @Test
  @Tag("Z-7")
  void aCoOrganizersOrderIsOvertakenByTheOneThatNamesItsTargetACoOrganizer() {
    Caller deputy = room.guest;
    room.door.changeRole(room.organizer, number, guest.index, Role.CO_ORGANIZER);
    Seat second = joined(room.other, Role.PARTICIPANT);
    room.meanwhile =
        () -> room.door.changeRole(room.organizer, number, second.index, Role.CO_ORGANIZER);

    room.door.changeRole(deputy, number, second.index, Role.VIEWER);

    assertThat(room.live.all().iterator().next().participant(second.index).role())
        .isEqualTo(Role.CO_ORGANIZER);
  }

  @Test
  void aViewerNeitherSpeaksNorSharesFromThatMomentOn() {
    guest.requestShare(3);

    room.door.changeRole(room.organizer, number, guest.index, Role.VIEWER);

    assertThat(guest.rights()).isEqualTo(Rights.none());
    assertThat(guest.last(ControlKind.SHARE_ENDED).getString("reason"))
        .isEqualTo("stopped-by-leader");
    assertThat(changed(guest).getInt("roleBits")).isZero();
    guest.requestShare(3);
    guest.say(ControlKind.UNMUTE, "{}");
    assertThat(guest.last(ControlKind.SHARE_REFUSED).getString("problem")).isEqualTo("forbidden");
    assertThat(guest.rights()).isEqualTo(Rights.none());
  }

  @Test
  void aRoleOutlivesTheTunnelButNotTheGathering() {
    room.door.changeRole(room.organizer, number, guest.index, Role.VIEWER);
    guest.lose();

    Seat back = room.join(room.guest, number);

    assertThat(back.last(ControlKind.WELCOME).getString("role")).isEqualTo("viewer");
    assertThat(back.rights()).isEqualTo(Rights.none());
    room.door.end(room.organizer, number);
    room.join(room.organizer, number);
    assertThat(room.join(room.guest, number).rights()).isEqualTo(VOICE);
  }

  @Test
  @Tag("Z-2")
  void aRoleThatAClientClaimsIsNone() {
    guest.say(ControlKind.CHANGE_ROLE, "{\"request\":1,\"index\":2,\"role\":\"co-organizer\"}");

    assertThat(guest.last(ControlKind.REFUSED).getString("problem")).isEqualTo("forbidden");
    assertThat(room.audit)
        .contains("Taro PARTICIPANT_ROLE_CHANGED Design review refused FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"request\":1,\"index\":2,\"role\":\"owner\"}"})
  @Tag("Z-2")
  void aRoleThatDoesNotExistEndsTheTunnelAndChangesNothing(String json) {
    organizer.say(ControlKind.CHANGE_ROLE, json);

    organizer.assertClosed(Problem.BAD_FRAME);
    assertThat(guest.heard()).doesNotContain(ControlKind.PARTICIPANT_CHANGED);
  }

  @Test
  void whoIsAskedToPresentTakesOver() {
    organizer.requestShare(1);

    organizer.say(ControlKind.ASK_TO_PRESENT, "{\"request\":1,\"index\":2}");
    assertThat(guest.last(ControlKind.ASKED_TO_PRESENT).getString("by")).isEqualTo("Hanako");
    guest.requestShare(5);

    assertThat(organizer.last(ControlKind.SHARE_ENDED).getString("reason")).isEqualTo("taken-over");
    assertThat(organizer.rights()).isEqualTo(VOICE);
    assertThat(guest.rights()).isEqualTo(VOICE.withScreen(5));
    assertThat(room.journal.lines)
        .containsSubsequence("Hanako share ended TAKEN_OVER", "Taro shares monitor");
  }

  @Test
  void thePresenterHandsOverWithoutLeading() {
    Seat third = room.join(room.other, number);
    guest.requestShare(1);

    guest.say(ControlKind.ASK_TO_PRESENT, "{\"request\":1,\"index\":3}");
    third.requestShare(2);

    assertThat(third.rights()).isEqualTo(VOICE.withScreen(2));
    third.say(ControlKind.ASK_TO_PRESENT, "{\"request\":1,\"index\":3}");
    assertThat(third.last(ControlKind.REFUSED).getString("problem")).isEqualTo("forbidden");
  }

  @Test
  void anInvitationIsForOneShareOfOnePersonWithinTwoMinutes() {
    Seat third = room.join(room.other, number);
    organizer.requestShare(1);
    organizer.say(ControlKind.ASK_TO_PRESENT, "{\"request\":1,\"index\":2}");
    third.requestShare(2);
    assertThat(third.last(ControlKind.SHARE_REFUSED).getString("problem"))
        .isEqualTo("screen-already-shared");

    guest.requestShare(2);
    assertThat(guest.rights()).isEqualTo(VOICE.withScreen(2));

    guest.say(ControlKind.ASK_TO_PRESENT, "{\"request\":2,\"index\":3}");
    room.time.advance(Duration.ofSeconds(121));
    third.requestShare(2);

    assertThat(third.all(ControlKind.SHARE_REFUSED)).hasSize(2);
    assertThat(guest.rights()).isEqualTo(VOICE.withScreen(2));
  }

  @Test
  void whoAskedIsToldOfANoOnceAndTheInvitationIsOver() {
    Seat third = room.join(room.other, number);
    organizer.requestShare(1);
    organizer.say(ControlKind.ASK_TO_PRESENT, "{\"request\":1,\"index\":2}");

    third.say(ControlKind.ASKED_TO_PRESENT, "{\"declined\":true}");
    assertThat(organizer.heard()).doesNotContain(ControlKind.ASKED_TO_PRESENT);
    guest.say(ControlKind.ASKED_TO_PRESENT, "{\"declined\":true}");
    guest.say(ControlKind.ASKED_TO_PRESENT, "{\"declined\":true}");

    assertThat(organizer.all(ControlKind.ASKED_TO_PRESENT)).hasSize(1);
    assertThat(organizer.last(ControlKind.ASKED_TO_PRESENT).getString("by")).isEqualTo("Taro");
    assertThat(organizer.last(ControlKind.ASKED_TO_PRESENT).getBoolean("declined")).isTrue();
    assertThat(third.heard()).doesNotContain(ControlKind.ASKED_TO_PRESENT);
    guest.requestShare(2);
    assertThat(guest.last(ControlKind.SHARE_REFUSED).getString("problem"))
        .isEqualTo("screen-already-shared");
  }

  @Test
  void aNoToSomebodyOutsideOrGoneIsToldToNobodyInside() {
    room.door.askToPresent(room.administrator, number, guest.index);
    guest.say(ControlKind.ASKED_TO_PRESENT, "{\"declined\":true}");
    assertThat(organizer.heard()).doesNotContain(ControlKind.ASKED_TO_PRESENT);

    organizer.say(ControlKind.ASK_TO_PRESENT, "{\"request\":1,\"index\":2}");
    organizer.say(ControlKind.LEAVE, "{}");
    guest.say(ControlKind.ASKED_TO_PRESENT, "{\"declined\":true}");
    guest.assertOpen();
  }

  @Test
  void whoNeitherLeadsNorPresentsAsksNobody() {
    guest.say(ControlKind.ASK_TO_PRESENT, "{\"request\":1,\"index\":1}");

    assertThat(guest.last(ControlKind.REFUSED).getString("problem")).isEqualTo("forbidden");
    assertThat(organizer.heard()).doesNotContain(ControlKind.ASKED_TO_PRESENT);
    assertThat(room.journal.lines).contains("Taro refused FORBIDDEN control/27");
  }

  @Test
  void handsStandInTheOrderInWhichTheyWereRaised() {
    Seat third = room.join(room.other, number);

    third.say(ControlKind.RAISE_HAND, "{\"raised\":true}");
    guest.say(ControlKind.RAISE_HAND, "{\"raised\":true}");

    assertThat(organizer.all(ControlKind.PARTICIPANT_CHANGED))
        .extracting(told -> told.getJsonObject("participant"))
        .extracting(person -> person.getInt("index"), person -> person.getInt("hand"))
        .containsExactly(tuple(3, 1), tuple(2, 2));
    guest.say(ControlKind.LOWER_HANDS, "{\"request\":1}");
    assertThat(guest.last(ControlKind.REFUSED).getString("problem")).isEqualTo("forbidden");
    organizer.say(ControlKind.LOWER_HANDS, "{\"request\":2,\"index\":3}");
    assertThat(changed(guest).getInt("index")).isEqualTo(3);
    organizer.say(ControlKind.LOWER_HANDS, "{\"request\":3}");
    assertThat(changed(guest).getInt("index")).isEqualTo(2);
    assertThat(changed(guest).getInt("hand")).isZero();
  }

  @Test
  void handsThatWaveAllTheTimeEndTheTunnel() {
    for (int n = 0; n < 7; n++) {
      guest.say(ControlKind.RAISE_HAND, "{\"raised\":" + (n % 2 == 0) + "}");
    }

    guest.assertClosed(Problem.TOO_MANY_REQUESTS);
  }

  @Test
  void theLongestPresentMeetingCreatorLeadsWhenTheOrganizerStaysAway() {
    Seat first = room.join(room.people.person("Yuki", SystemRole.MEETING_CREATOR), number);
    room.join(room.people.person("Aoi", SystemRole.MEETING_CREATOR), number);
    room.live.sweep();
    organizer.change(LinkChange.INTERRUPTED);
    room.live.sweep();

    room.time.advance(Duration.ofSeconds(119));
    room.live.sweep();
    assertThat(guest.heard()).doesNotContain(ControlKind.PARTICIPANT_CHANGED);
    room.time.advance(Duration.ofSeconds(1));
    room.live.sweep();

    assertThat(changed(guest).getInt("index")).isEqualTo(first.index);
    assertThat(changed(guest).getString("role")).isEqualTo("co-organizer");
    assertThat(room.journal.lines).contains("Yuki took the lead");
    room.live.sweep();
    assertThat(guest.all(ControlKind.PARTICIPANT_CHANGED)).hasSize(1);
  }

  @Test
  void nobodyTakesTheLeadWhereTheMeetingIsToWaitForThoseWhoLed() {
    room.join(room.people.person("Yuki", SystemRole.MEETING_CREATOR), number);
    room.set(number, MeetingOption.SUCCESSOR, false);
    room.live.sweep();
    organizer.change(LinkChange.INTERRUPTED);
    room.live.sweep();

    room.time.advance(Duration.ofMinutes(10));
    room.live.sweep();
    assertThat(guest.heard()).doesNotContain(ControlKind.PARTICIPANT_CHANGED);

    room.set(number, MeetingOption.SUCCESSOR, true);
    room.live.sweep();
    assertThat(changed(guest).getString("role")).isEqualTo("co-organizer");
  }

  @Test
  void nobodyTakesTheLeadBeforeSomebodyHadIt() {
    MeetingNumber other = room.aMeeting();
    Seat early = room.join(room.people.person("Yuki", SystemRole.MEETING_CREATOR), other);

    room.live.sweep();
    room.time.advance(Duration.ofMinutes(10));
    room.live.sweep();

    assertThat(early.heard()).doesNotContain(ControlKind.PARTICIPANT_CHANGED);
  }

  @Test
  void everybodyInsideCanReadTheTableAndHowPeopleGetIn() {
    room.door.lock(room.organizer, number, true);

    MeetingRules rules = room.door.rules(room.guest, number);

    for (MeetingAction action : MeetingAction.values()) {
      // This meeting has no cameras.
      boolean none = action == MeetingAction.CAMERA;
      assertThat(rules.allowed().get(action))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Role.values()).filter(role -> action.isFor(role) && !none).toList());
    }
    assertThat(rules.locked()).isTrue();
    assertThat(rules.lobby()).isFalse();
    assertThat(rules.keyRequired()).isFalse();
  }

  static Stream<Arguments> everyRoleAndAction() {
    return Stream.of(Role.values())
        .flatMap(
            role -> Stream.of(MeetingAction.values()).map(action -> Arguments.of(role, action)));
  }

  @ParameterizedTest
  @MethodSource("everyRoleAndAction")
  @Tag("Z-1")
  @Tag("Z-5")
  void theTableDecidesWhatARoleMayDo(Role role, MeetingAction action) {
    Seat target = room.join(room.other, number);
    Seat actor = role == Role.ORGANIZER ? organizer : guest;
    if (role != Role.ORGANIZER) {
      room.door.changeRole(room.organizer, number, guest.index, role);
    }

    if (isDone(actor, target, action) != action.isFor(role)) {
      throw new AssertionError(role + " and " + action + " against the table");
    }
  }

  /** Does it as a client would and answers whether it was let through. */
  private boolean isDone(Seat actor, Seat target, MeetingAction action) {
    int them = target.index;
    return switch (action) {
      case SPEAK -> actor.rights().mayCarry(Channel.VOICE, 0);
      case CHAT -> actor.rights().mayCarry(Channel.CHAT, 0);
      case SHARE -> {
        actor.requestShare(1);
        yield actor.rights().mayCarry(Channel.SCREEN, 1);
      }
      case CAMERA -> {
        allowCameras();
        yield asked(actor, ControlKind.CAMERA, ",\"on\":true")
            && actor.rights().mayCarry(Channel.CAMERA, 0);
      }
      case STOP_CAMERA -> {
        allowCameras();
        target.say(ControlKind.CAMERA, "{\"request\":49,\"on\":true}");
        yield asked(actor, ControlKind.STOP_CAMERA, ",\"index\":" + them)
            && !target.rights().mayCarry(Channel.CAMERA, 0);
      }
      case RAISE_HAND -> {
        actor.say(ControlKind.RAISE_HAND, "{\"raised\":true}");
        yield changed(actor).getInt("hand") > 0;
      }
      case WANT_TO_PRESENT -> {
        target.requestShare(1);
        yield asked(actor, ControlKind.WANT_TO_PRESENT, ",\"wanted\":true");
      }
      case ASK_TO_PRESENT -> asked(actor, ControlKind.ASK_TO_PRESENT, ",\"index\":" + them);
      case STOP_SHARE -> {
        target.requestShare(1);
        yield asked(actor, ControlKind.STOP_SHARE, ",\"index\":" + them)
            && !target.rights().mayCarry(Channel.SCREEN, 1);
      }
      case MUTE ->
          asked(actor, ControlKind.MUTE, ",\"index\":" + them)
              && !target.rights().mayCarry(Channel.VOICE, 0);
      case LOWER_HANDS -> asked(actor, ControlKind.LOWER_HANDS, "");
      case LOCK -> asked(actor, ControlKind.LOCK, ",\"locked\":true");
      case LOCK_CHAT -> asked(actor, ControlKind.LOCK, ",\"chatLocked\":true");
      case EXPEL -> asked(actor, ControlKind.EXPEL, ",\"index\":" + them);
      case READMIT -> {
        room.door.expel(room.organizer, number, them, Optional.empty());
        yield asked(actor, ControlKind.READMIT, ",\"index\":" + them);
      }
      case ADMIT ->
          asked(actor, ControlKind.ADMIT, ",\"admitted\":true,\"index\":" + waiting().index);
      case REFUSE ->
          asked(actor, ControlKind.ADMIT, ",\"admitted\":false,\"index\":" + waiting().index);
      case EXTEND -> {
        Instant end = room.time.instant().plusSeconds(3600);
        room.live.all().forEach(instance -> instance.plan(Optional.of(end), false));
        yield asked(actor, ControlKind.EXTEND, ",\"minutes\":15");
      }
      case CHANGE_ROLE ->
          asked(actor, ControlKind.CHANGE_ROLE, ",\"role\":\"viewer\",\"index\":" + them);
      case NAME_CO_ORGANIZER ->
          asked(actor, ControlKind.CHANGE_ROLE, ",\"role\":\"co-organizer\",\"index\":" + them);
      case END -> {
        actor.say(ControlKind.END_MEETING, "{\"request\":50}");
        yield room.relay.closedFor(target.tunnel.id()).isPresent();
      }
    };
  }

  private void allowCameras() {
    room.admitCameras();
    room.live.all().forEach(instance -> instance.act(floor -> floor.allowCameras(true)));
  }

  /** Somebody in the lobby, which there was none before. */
  private Seat waiting() {
    room.live.all().forEach(instance -> instance.followLobby(true));
    return room.join(room.people.person("Yuki", SystemRole.PARTICIPANT), number);
  }

  private static boolean asked(Seat actor, ControlKind kind, String more) {
    actor.say(kind, "{\"request\":50" + more + "}");
    boolean done = actor.heard().contains(ControlKind.DONE);
    assertThat(done).isNotEqualTo(actor.heard().contains(ControlKind.REFUSED));
    return done;
  }

  @ParameterizedTest
  @MethodSource("everyRoleAndAction")
  @Tag("Z-1")
  void aSystemAdministratorLeadsWhateverTheRole(Role role, MeetingAction action) {
    Caller administrator = room.administrator;

    assertThat(action.allows(role, administrator))
        .isEqualTo(action.isFor(role) || action.isForAdministrators());
    assertThat(action.allows(role, room.guest)).isEqualTo(action.isFor(role));
  }
}
