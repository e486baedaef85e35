package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.accounts.SessionEnded;
import org.tsudoi.backbone.Invalidation;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRuleLine;
import org.tsudoi.policies.AccessRuleService;
import org.tsudoi.policies.AccessRules;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.relay.Rights;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.4.4")
class InsideMeetingTest {

  private final MeetingsFixture room = new MeetingsFixture();
  private static final Rights VOICE =
      Rights.none().withChannel(Channel.CHAT).withChannel(Channel.VOICE);

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

  @Test
  void theWelcomeTellsTheTunnelItsPlaceAndItsRights() {
    JsonObject welcome = guest.last(ControlKind.WELCOME);

    assertThat(welcome.getInt("protocol")).isEqualTo(1);
    assertThat(welcome.getInt("sender")).isEqualTo(2);
    assertThat(welcome.getJsonObject("tunnel").getString("secret")).isEqualTo("secret");
    assertThat(welcome.getJsonObject("instance").getString("id")).matches("[0-9a-f]{32}");
    assertThat(welcome.getString("serverEpoch")).matches("[0-9a-f]{16}");
    assertThat(welcome.getJsonObject("meeting").getString("organizer")).isEqualTo("Hanako");
    assertThat(welcome.getString("role")).isEqualTo("participant");
    assertThat(welcome.getJsonObject("rights").getJsonArray("channels")).hasToString("[0,1,6]");
    assertThat(welcome.getJsonObject("rights").getBoolean("expel")).isFalse();
    assertThat(organizer.last(ControlKind.WELCOME).getJsonObject("rights").getBoolean("expel"))
        .isTrue();
  }

  @Test
  void aRosterOfFiveHundredLongNamesComesInMessagesThatFitIntoFrames() {
    MeetingsFixture large = new MeetingsFixture(500, 500, OptionRule.DEFAULT_OFF);
    MeetingNumber meeting = large.aMeeting();
    for (int i = 1; i < 500; i++) {
      large.join(large.people.person("渡辺".repeat(30) + i, SystemRole.PARTICIPANT), meeting);
    }

    Seat last = large.join(large.guest, meeting);

    List<JsonObject> rosters = last.all(ControlKind.ROSTER);
    assertThat(rosters)
        .allSatisfy(
            roster ->
                assertThat(roster.toString().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThan(
                        ProtocolLimits.standard().frameBytes().get(Channel.CONTROL) - 256));
    assertThat(rosters)
        .extracting(roster -> roster.getBoolean("continued"))
        .startsWith(false, true)
        .containsOnlyOnce(false);
    assertThat(rosters.stream().flatMap(roster -> roster.getJsonArray("participants").stream()))
        .extracting(person -> person.asJsonObject().getInt("index"))
        .hasSize(500)
        .doesNotHaveDuplicates();
  }

  @Test
  void nobodySeesAParticipantBeforeTheHello() {
    Seat silent = room.admit(room.ticket(room.other, number));

    assertThat(organizer.last(ControlKind.JOINED).getJsonObject("participant").getInt("index"))
        .isEqualTo(guest.index);
    assertThat(room.door.find(room.organizer, number).participants()).isEqualTo(2);

    silent.hello();

    assertThat(organizer.last(ControlKind.JOINED).getJsonObject("participant").getString("name"))
        .isEqualTo("Jiro");
    assertThat(silent.last(ControlKind.ROSTER).getJsonArray("participants")).hasSize(3);
    assertThat(room.journal.lines).contains("Jiro joined");
  }

  @Test
  void beforeTheHelloNothingElseIsListenedTo() {
    Seat hasty = room.admit(room.ticket(room.other, number));

    hasty.requestShare(1);

    hasty.assertClosed(Problem.BAD_FRAME);
    assertThat(organizer.heard()).doesNotContain(ControlKind.SHARE_BEGAN);
  }

  @Test
  @Tag("spec-2")
  void aShareGivesTheRightFirstAndTellsEverybody() {
    guest.requestShare(3);

    assertThat(guest.rights().mayCarry(Channel.SCREEN, 3)).isTrue();
    assertThat(guest.rights().mayCarry(Channel.SCREEN, 4)).isFalse();
    JsonObject share = organizer.last(ControlKind.SHARE_BEGAN).getJsonObject("share");
    assertThat(share.getInt("sender")).isEqualTo(guest.index);
    assertThat(share.getString("surface")).isEqualTo("monitor");
    assertThat(guest.heard()).contains(ControlKind.SHARE_BEGAN);
    assertThat(room.journal.lines).contains("Taro shares monitor", "Taro watched by 1");
  }

  @Test
  void everybodyMaySpeakAlsoWhileSharing() {
    guest.requestShare(3);

    assertThat(organizer.rights()).isEqualTo(VOICE);
    assertThat(guest.rights()).isEqualTo(VOICE.withScreen(3));
  }

  @Test
  void oneScreenIsSharedAtATime() {
    guest.requestShare(1);

    organizer.requestShare(1);

    assertThat(organizer.last(ControlKind.SHARE_REFUSED).getString("problem"))
        .isEqualTo("screen-already-shared");
    assertThat(organizer.last(ControlKind.SHARE_REFUSED).getInt("request")).isEqualTo(7);
    assertThat(organizer.rights()).isEqualTo(VOICE);
  }

  @Test
  void anEndedShareTakesTheRightAwayAndFreesTheScreen() {
    guest.requestShare(1);

    guest.say(ControlKind.SHARE_END, "{\"stream\":1}");

    assertThat(guest.rights()).isEqualTo(VOICE);
    assertThat(organizer.last(ControlKind.SHARE_ENDED).getString("reason")).isEqualTo("stopped");
    organizer.requestShare(1);
    assertThat(organizer.rights().mayCarry(Channel.SCREEN, 1)).isTrue();
  }

  @Test
  void somebodyElseCannotEndAShare() {
    guest.requestShare(1);

    organizer.say(ControlKind.SHARE_END, "{\"stream\":1}");

    assertThat(guest.rights().mayCarry(Channel.SCREEN, 1)).isTrue();
    assertThat(organizer.heard()).doesNotContain(ControlKind.SHARE_ENDED);
  }

  @Test
  void whoComesLateIsToldWhatIsShared() {
    guest.requestShare(5);

    Seat late = room.join(room.other, number);

    assertThat(late.last(ControlKind.ROSTER).getJsonObject("share").getInt("stream")).isEqualTo(5);
    assertThat(room.journal.lines).endsWith("Taro watched by 2");
  }

  @Test
  void aKeyFrameIsAskedForOnlyOfTheSharedStream() {
    guest.requestShare(5);

    organizer.say(ControlKind.KEY_FRAME_REQUEST, "{\"sender\":2,\"stream\":5}");
    organizer.say(ControlKind.KEY_FRAME_REQUEST, "{\"sender\":2,\"stream\":6}");
    organizer.say(ControlKind.KEY_FRAME_REQUEST, "{\"sender\":1,\"stream\":5}");

    assertThat(room.relay.keyFrameRequests).containsExactly("2/5");
  }

  @Test
  void whoLeavesIsTakenOffTheListAndTheShareEnds() {
    guest.requestShare(1);

    guest.say(ControlKind.LEAVE, "{}");

    guest.assertClosed(Problem.NORMAL);
    assertThat(organizer.last(ControlKind.SHARE_ENDED).getString("reason")).isEqualTo("left");
    assertThat(organizer.last(ControlKind.LEFT).getString("reason")).isEqualTo("left");
    assertThat(organizer.last(ControlKind.LEFT).getInt("index")).isEqualTo(guest.index);
  }

  @Test
  @Tag("B-13")
  void aLostConnectionIsShownAsOneAndNoIndexIsGivenTwice() {
    guest.lose();

    assertThat(organizer.last(ControlKind.LEFT).getString("reason")).isEqualTo("connection-lost");
    assertThat(room.join(room.guest, number).index).isEqualTo(3);
  }

  @Test
  @Tag("Z-6")
  void theOrganizerExpelsAParticipantWhoCannotComeBack() {
    guest.requestShare(1);
    String waiting = room.ticket(room.guest, number);

    organizer.say(ControlKind.EXPEL, "{\"request\":4,\"index\":2,\"reason\":\"wrong room\"}");

    guest.assertClosed(Problem.EXPELLED);
    assertThat(guest.rights()).isEqualTo(Rights.none());
    assertThat(organizer.last(ControlKind.DONE).getInt("request")).isEqualTo(4);
    assertThat(organizer.last(ControlKind.SHARE_ENDED).getString("reason")).isEqualTo("expelled");
    assertThat(organizer.last(ControlKind.LEFT).getString("reason")).isEqualTo("expelled");
    assertThat(room.audit).contains("Hanako PARTICIPANT_EXPELLED Taro");
    assertRefused(Problem.EXPELLED, () -> room.ticket(room.guest, number));
    assertRefused(Problem.EXPELLED, () -> room.ticket(room.people.again(room.guest), number));
    assertRefused(Problem.TICKET_INVALID, () -> room.admit(waiting));
    assertThat(room.audit).contains("Taro MEETING_JOIN_REFUSED Design review refused EXPELLED");
  }

  @Test
  @Tag("Z-6")
  void thePersonIsExpelledOnAllDevices() {
    Seat tablet = room.join(room.people.again(room.guest), number);

    room.door.expel(room.administrator, number, guest.index, Optional.empty());

    guest.assertClosed(Problem.EXPELLED);
    tablet.assertClosed(Problem.EXPELLED);
    organizer.assertOpen();
  }

  @Test
  void whoIsExpelledAndWhoseMeetingIsEndedLearnByWhom() {
    room.door.expel(room.administrator, number, guest.index, Optional.empty());
    room.door.end(room.organizer, number);

    assertThat(room.relay.closedBy(guest.tunnel.id()))
        .isEqualTo(new OrderedBy(room.administrator.name(), true));
    assertThat(room.relay.closedBy(organizer.tunnel.id())).isEqualTo(OrderedBy.person("Hanako"));
  }

  @Test
  void whoLeavesIsToldNobodysName() {
    guest.say(ControlKind.LEAVE, "{}");

    assertThat(room.relay.closedBy(guest.tunnel.id())).isEqualTo(OrderedBy.NOBODY);
  }

  @Test
  void whoIsReadmittedComesBack() {
    room.door.expel(room.organizer, number, guest.index, Optional.empty());

    room.door.readmit(room.organizer, number, guest.index);

    room.join(room.guest, number).assertOpen();
    assertThat(room.audit).contains("Hanako PARTICIPANT_READMITTED Taro");
  }

  @Test
  void aParticipantCanNeitherExpelNorEndNorReadmit() {
    guest.say(ControlKind.EXPEL, "{\"request\":1,\"index\":1}");
    guest.say(ControlKind.END_MEETING, "{\"request\":2}");

    assertThat(guest.last(ControlKind.REFUSED).getString("problem")).isEqualTo("forbidden");
    assertRefused(
        Problem.FORBIDDEN, () -> room.door.expel(room.guest, number, 1, Optional.empty()));
    assertRefused(Problem.FORBIDDEN, () -> room.door.end(room.guest, number));
    assertRefused(Problem.FORBIDDEN, () -> room.door.readmit(room.guest, number, 1));
    organizer.assertOpen();
    assertThat(room.audit)
        .contains(
            "Taro PARTICIPANT_EXPELLED Design review refused FORBIDDEN",
            "Taro MEETING_ENDED Design review refused FORBIDDEN");
  }

  @Test
  @Tag("Z-4")
  void theOrganizerOfAnotherMeetingHasNoSayHere() {
    var stranger = room.people.person("Saburo", org.tsudoi.shared.SystemRole.MEETING_CREATOR);
    room.door.create(stranger, new NewMeeting("Elsewhere", Optional.empty()));

    assertRefused(Problem.FORBIDDEN, () -> room.door.expel(stranger, number, 2, Optional.empty()));
    assertRefused(Problem.FORBIDDEN, () -> room.door.end(stranger, number));
  }

  @Test
  void nobodyExpelsThemselvesOrSomebodyWhoIsNotThere() {
    assertRefused(
        Problem.INVALID_VALUE, () -> room.door.expel(room.organizer, number, 1, Optional.empty()));
    assertRefused(
        Problem.PARTICIPANT_NOT_FOUND,
        () -> room.door.expel(room.organizer, number, 99, Optional.empty()));
    assertRefused(
        Problem.INVALID_VALUE,
        () -> room.door.expel(room.organizer, number, 2, Optional.of("x".repeat(201))));
    guest.assertOpen();
  }

  @Test
  @Tag("Z-8")
  void anEndClosesEveryTunnelAndTheMeetingWaitsForItsOrganizer() {
    String old = room.ticket(room.other, number);

    organizer.say(ControlKind.END_MEETING, "{\"request\":9}");

    organizer.assertClosed(Problem.MEETING_ENDED);
    guest.assertClosed(Problem.MEETING_ENDED);
    assertThat(room.audit).contains("Hanako MEETING_ENDED Design review");
    assertThat(room.journal.lines).endsWith("ended ENDED");
    assertRefused(Problem.MEETING_ENDED, () -> room.ticket(room.guest, number));
    assertRefused(Problem.TICKET_INVALID, () -> room.admit(old));
    assertThat(room.door.find(room.guest, number).ended()).isTrue();

    Seat back = room.join(room.organizer, number);

    assertThat(back.index).isEqualTo(1);
    assertThat(back.last(ControlKind.WELCOME).getJsonObject("instance"))
        .isNotEqualTo(organizer.last(ControlKind.WELCOME).getJsonObject("instance"));
    room.join(room.guest, number).assertOpen();
  }

  @Test
  @Tag("Z-8")
  void anAdministratorEndsAMeetingFromOutside() {
    room.door.end(room.administrator, number);

    guest.assertClosed(Problem.MEETING_ENDED);
    assertThat(room.audit).contains("Root MEETING_ENDED Design review");
    assertThat(room.door.live(room.administrator)).isEmpty();
  }

  @Test
  @Tag("A-11")
  void aSessionThatEndsTakesItsTunnelsAlong() {
    room.live.sessionEnded(new SessionEnded(room.guest.session().orElseThrow()));

    guest.assertClosed(Problem.SESSION_ENDED);
    organizer.assertOpen();
    assertThat(organizer.last(ControlKind.LEFT).getString("reason")).isEqualTo("session-ended");
  }

  @Test
  @Tag("spec-8.1")
  void rulesThatRefuseAnAddressEndItsTunnelsAtOnce() {
    room.accessRules =
        AccessRules.of(
            Map.of(AccessArea.CLIENTS, AccessRuleLine.ofText("203.0.113.0/24 Another office")));
    room.time.advance(Duration.ofSeconds(2));

    room.live.heard(new Invalidation(AccessRuleService.NEWS, ""));

    guest.assertClosed(Problem.ADDRESS_REFUSED);
    organizer.assertClosed(Problem.ADDRESS_REFUSED);
  }

  @Test
  @Tag("spec-8.1")
  void rulesThatLetAnAddressInLeaveItsTunnelsAlone() {
    room.accessRules =
        AccessRules.of(
            Map.of(
                AccessArea.CLIENTS, AccessRuleLine.ofText("192.0.2.0/24"),
                AccessArea.CONSOLE, AccessRuleLine.ofText("203.0.113.0/24")));
    room.time.advance(Duration.ofSeconds(2));

    room.live.heard(new Invalidation(AccessRuleService.NEWS, ""));
    room.live.checkAddresses();

    guest.assertOpen();
    organizer.assertOpen();
  }

  @Test
  @Tag("A-19")
  void aSessionThatRunsOutIsFoundByTheCheck() {
    room.people.end(room.guest);

    room.live.checkSessions(room.sessions);

    guest.assertClosed(Problem.SESSION_ENDED);
    organizer.assertOpen();
  }

  @Test
  void whoHasNoSessionAnyMoreCannotGiveOrders() {
    room.people.end(room.organizer);

    organizer.say(ControlKind.EXPEL, "{\"request\":1,\"index\":2}");

    organizer.assertClosed(Problem.SESSION_ENDED);
    guest.assertOpen();
  }

  @Test
  void anEmptyMeetingEndsAfterTheGraceAndTheNextJoinBeginsAnother() {
    organizer.lose();
    guest.lose();
    room.time.advance(Duration.ofSeconds(89));
    room.live.sweep();
    assertThat(room.journal.lines).doesNotContain("ended EMPTY");

    room.time.advance(Duration.ofSeconds(1));
    room.live.sweep();

    assertThat(room.journal.lines).endsWith("ended EMPTY");
    assertThat(room.join(room.guest, number).index).isEqualTo(1);
  }

  @Test
  void aStoppingServerTellsEverybody() {
    room.live.stop();

    organizer.assertClosed(Problem.SERVER_STOPPING);
    guest.assertClosed(Problem.SERVER_STOPPING);
    assertThat(room.journal.lines).endsWith("ended SERVER_STOPPED");
  }

  @Test
  @Tag("spec-6.3.4")
  void theLivePageShowsWhoIsConnectedHowAndWhoPresents() {
    guest.requestShare(1);
    guest.say(
        ControlKind.RECEIVER_REPORT, "{\"framesShown\":10,\"framesDropped\":1,\"queueMillis\":40}");

    LiveMeeting live = room.door.live(room.administrator).get(0);

    assertThat(live.meeting().participants()).isEqualTo(2);
    assertThat(live.share().orElseThrow().presenterName()).isEqualTo("Taro");
    LiveParticipant presenter = live.participants().get(1);
    assertThat(presenter.presenting()).isTrue();
    assertThat(presenter.client()).isEqualTo("room 1");
    assertThat(presenter.address()).isEqualTo("192.0.2.7");
    assertThat(presenter.tls()).isEqualTo("TLSv1.3");
    assertThat(presenter.droppedFrames()).isEqualTo(3);
    assertThat(presenter.viewerQueue()).contains(Duration.ofMillis(40));
    assertThat(live.participants().get(0).roleBits()).isEqualTo(127);
    assertThat(presenter.roleBits()).isEqualTo(106);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{\"request\":1}",
        "{\"request\":\"1\",\"index\":2}",
        "{\"request\":1,\"index\":-1}",
        "{\"request\":1,\"index\":2.5}",
        "{\"request\":1,\"index\":2147483648}",
        "{\"request\":1,\"index\":1e999999999}",
        "{\"request\":1,\"index\":1e-999999999}",
        "{\"request\":1,\"index\":null}",
        "{\"request\":1,\"index\":2,\"reason\":5}",
        "{\"request\":1,\"index\":2} trailing",
        "{\"a\":[[[[[[[[[[]]]]]]]]]],\"request\":1,\"index\":2}"
      })
  @Tag("B-10")
  @Tag("R-7")
  void aControlFrameThatMakesNoSenseEndsTheTunnelAndDoesNothing(String json) {
    organizer.say(ControlKind.EXPEL, json);

    organizer.assertClosed(Problem.BAD_FRAME);
    guest.assertOpen();
    assertThat(room.journal.lines).contains("Hanako refused BAD_FRAME control/15");
  }

  @Test
  @Tag("B-9")
  void bytesThatAreNoTextAndTooManyOfThemAreRefusedTheSameWay() {
    guest.say(ControlKind.LEAVE.number(), new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF});
    guest.assertClosed(Problem.BAD_FRAME);

    String padding = "{\"request\":1,\"pad\":\"" + "x".repeat(16 * 1024) + "\"}";
    organizer.say(ControlKind.END_MEETING.number(), padding.getBytes(StandardCharsets.UTF_8));
    organizer.assertClosed(Problem.BAD_FRAME);
    assertThat(room.audit).noneMatch(line -> line.contains("MEETING_ENDED"));
  }

  @Test
  @Tag("B-20")
  void aClientOfAnotherProtocolIsToldWhichOneIsSpoken() {
    List<ControlKind> heard = organizer.heard();
    Seat newer = room.admit(room.ticket(room.other, number));

    newer.say(
        ControlKind.HELLO,
        "{\"protocol\":2,\"capabilities\":[],\"client\":{\"name\":\"x\",\"version\":\"9\"},"
            + "\"language\":\"ja\",\"verifierType\":1}");

    newer.assertClosed(Problem.BAD_FRAME);
    assertThat(room.relay.detail(newer.tunnel.id())).contains("protocol 1", "update");
    assertThat(room.journal.lines).noneMatch(line -> line.contains("refused"));
    assertThat(organizer.heard()).isEqualTo(heard);
  }

  @Test
  @Tag("B-20")
  void fieldsAndKindsOfNewerClientsAreIgnored() {
    organizer.say(200, new byte[] {1, 2, 3});
    organizer.say(
        ControlKind.EXPEL, "{\"request\":1,\"index\":2,\"role\":\"organizer\",\"x\":{\"y\":[1]}}");

    organizer.assertOpen();
    guest.assertClosed(Problem.EXPELLED);
  }

  @Test
  void aKindThatOnlyTheServerSendsEndsTheTunnel() {
    guest.say(ControlKind.JOINED, "{}");

    guest.assertClosed(Problem.FORBIDDEN_FRAME);
    assertThat(organizer.last(ControlKind.JOINED).getJsonObject("participant").getInt("index"))
        .isEqualTo(guest.index);
  }

  @ParameterizedTest
  @CsvSource({
    "256,1,1",
    "1,0,1",
    "1,1,0",
    "1,65535,65535",
    "1,1000000000,1",
    "1,1,1000000000",
    "1,16385,1"
  })
  @Tag("B-12")
  void absurdSharesAreRefusedWithoutEndingTheTunnel(int stream, int width, int height) {
    guest.say(
        ControlKind.SHARE_REQUEST,
        ("{\"request\":1,\"stream\":%d,\"title\":\"t\",\"surface\":\"monitor\","
                + "\"codec\":\"vp8\",\"width\":%d,\"height\":%d}")
            .formatted(stream, width, height));

    assertThat(guest.last(ControlKind.SHARE_REFUSED).getString("problem"))
        .isEqualTo("invalid-value");
    guest.assertOpen();
  }

  @Test
  void aFloodOfControlFramesEndsTheTunnel() {
    for (int n = 0; n < 100; n++) {
      guest.say(ControlKind.KEY_FRAME_REQUEST, "{\"sender\":1,\"stream\":1}");
    }

    guest.assertClosed(Problem.TOO_MANY_REQUESTS);
    organizer.assertOpen();
  }

  @Test
  void screensThatBlinkEndTheTunnel() {
    room.time.advance(Duration.ofSeconds(1));
    for (int n = 0; n < 6; n++) {
      guest.requestShare(n);
    }
    guest.assertOpen();

    guest.requestShare(6);

    guest.assertClosed(Problem.TOO_MANY_REQUESTS);
    assertThat(organizer.heard()).filteredOn(ControlKind.SHARE_BEGAN::equals).hasSize(6);
    assertThat(room.journal.lines).filteredOn(line -> line.contains("shares")).hasSize(6);
  }

  @Test
  void sharesThatAreRefusedCountAsMuch() {
    organizer.requestShare(1);
    for (int n = 0; n < 7; n++) {
      guest.requestShare(n);
    }

    guest.assertClosed(Problem.TOO_MANY_REQUESTS);
    organizer.assertOpen();
  }

  @Test
  @Tag("B-8")
  void refusedFramesAreNotedOnceAMinute() {
    var listener = room.relay.listener(guest.tunnel.id());
    for (int n = 0; n < 50; n++) {
      listener.refused(guest.tunnel.id(), 2, 0, 1, 1, Problem.FORBIDDEN_FRAME);
    }
    room.time.advance(Duration.ofMinutes(1));
    listener.refused(guest.tunnel.id(), 2, 0, 1, 1, Problem.FORBIDDEN_FRAME);

    assertThat(room.journal.lines)
        .filteredOn("Taro refused FORBIDDEN_FRAME 2/0/1"::equals)
        .hasSize(2);
  }

  @Test
  @Tag("spec-6.3.4")
  void whatHappensToAConnectionIsWrittenDownAndCounted() {
    guest.change(LinkChange.INTERRUPTED);
    guest.change(LinkChange.RESUMED);
    guest.change(LinkChange.SWITCHED);
    guest.change(LinkChange.ROLLED_OVER);

    assertThat(room.journal.lines)
        .containsSubsequence(
            "Taro interrupted websocket",
            "Taro resumed websocket",
            "Taro switched websocket",
            "Taro rolled-over websocket");
    assertThat(LinkChange.values())
        .allSatisfy(change -> assertThat(room.counts.changesBy(change)).isEqualTo(1));
  }

  @Test
  @Tag("spec-6.3.4")
  void aConnectionThatIsCutAllTheTimeIsCountedOnButNotWrittenDownForEver() {
    for (int n = 0; n < 1_000; n++) {
      guest.change(LinkChange.RESUMED);
    }

    assertThat(room.journal.lines).filteredOn(line -> line.contains("resumed")).hasSize(200);
    assertThat(room.counts.changesBy(LinkChange.RESUMED)).isEqualTo(1_000);
  }

  @Test
  void nothingIsWrittenDownOfWhoHasNotSaidHelloOrHasLeft() {
    Seat silent = room.admit(room.ticket(room.other, number));
    silent.change(LinkChange.SWITCHED);
    guest.lose();
    guest.change(LinkChange.RESUMED);

    assertThat(room.journal.lines)
        .noneMatch(line -> line.contains("switched") || line.contains("resumed"));
  }

  @Test
  @Tag("spec-6.3.4")
  void theHistoryKeepsExactlyWhyATunnelEndedByItself() {
    guest.end(Problem.SLOW_CONSUMER);

    assertThat(room.journal.lines).contains("Taro left slow-consumer");
    assertThat(organizer.last(ControlKind.LEFT).getString("reason")).isEqualTo("connection-lost");
    assertThat(room.counts.closedFor(Problem.SLOW_CONSUMER)).isEqualTo(1);
    assertThat(room.counts.closedFor(Problem.CONNECTION_LOST)).isZero();
  }

  @Test
  void theListOfLiveMeetingsSaysWhoIsReconnecting() {
    guest.change(LinkChange.INTERRUPTED);

    assertThat(room.door.live(room.administrator).get(0).participants())
        .extracting(LiveParticipant::name, LiveParticipant::reconnectingSince)
        .containsExactly(
            tuple("Hanako", Optional.empty()), tuple("Taro", Optional.of(room.time.instant())));
  }

  @Test
  void theMonitorReadsNumbersOfWhatIsLive() {
    Seat silent = room.admit(room.ticket(room.other, number));
    guest.change(LinkChange.SWITCHED);
    silent.end(Problem.PEER_SILENT);
    LiveMetrics metrics = new LiveMetrics(room.counts, room.live, room.relay);

    assertThat(metrics.now())
        .flatExtracting(
            metric ->
                metric.samples().stream()
                    .filter(sample -> sample.value() > 0)
                    .map(sample -> metric.name() + " " + sample.of() + " " + sample.value())
                    .toList())
        .containsExactly(
            "tsudoi_tunnel_closed_total peer-silent 1",
            "tsudoi_tunnel_changes_total switched 1",
            "tsudoi_tunnels websocket 2",
            "tsudoi_participants  2",
            "tsudoi_meetings  1",
            "tsudoi_outbox_bytes  2048");
  }
}
