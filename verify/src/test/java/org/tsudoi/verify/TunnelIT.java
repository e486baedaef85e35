package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.HopFields;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.verify.client.Closed;
import org.tsudoi.verify.client.Connection;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.RawHandshake;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Two participants over the packaged server: what is relayed, what is refused, what it disturbs.
 */
@OnTsudoi
@Tag("spec-6.2.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class TunnelIT {

  private final TsudoiServer server;
  private ApiClient organizer;
  private ApiClient guest;
  private ApiClient third;
  private Meeting meeting;

  TunnelIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeAll
  void createPeopleAndAMeeting() {
    organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
    third = server.administrator().createUser("Tina", "PARTICIPANT").signIn();
    meeting = Meeting.create(organizer, "Tunnel test", "open-sesame");
  }

  @Test
  void relaysOpaqueFramesUnchangedAndInOrder() {
    try (TestParticipant presenter = join(organizer);
        TestParticipant viewer = join(guest)) {
      presenter.share();
      List<Frame> sent = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Frame frame = i % 20 == 0 ? presenter.key(150_000) : presenter.delta(5_000 + i);
        presenter.send(frame);
        sent.add(frame);
        assertThat(viewer.nextPicture()).isEqualTo(frame);
      }
      assertThat(sent).hasSize(60);
    }
  }

  @Test
  void showsThePictureAtOnceToWhoComesLate() {
    try (TestParticipant presenter = join(organizer);
        TestParticipant viewer = join(guest)) {
      presenter.share();
      Frame key = presenter.key(100_000);
      Frame delta = presenter.delta(3_000);
      presenter.send(key);
      presenter.send(delta);
      viewer.nextPicture();
      viewer.nextPicture();

      try (TestParticipant late = join(third)) {
        assertThat(late.nextPicture()).isEqualTo(key);
        assertThat(late.nextPicture()).isEqualTo(delta);
      }
    }
  }

  @Test
  void answersAHandshakeWithTheProtocolAloneAndWithoutACookie() {
    String head = RawHandshake.head(server, new TunnelOpening.WithTicket(meeting.ticket(guest)));

    assertThat(head)
        .startsWith("HTTP/1.1 101 ")
        .containsIgnoringCase("Sec-WebSocket-Protocol: tsudoi.1\r\n")
        .doesNotContainIgnoringCase("Set-Cookie")
        .doesNotContain("ticket.");
  }

  @Test
  @Tag("spec-6.3.4")
  void refusesAndRecordsAFrameWithoutARight() {
    Person wanda = server.administrator().createUser("Wanda", "PARTICIPANT");
    try (TestParticipant presenter = join(organizer);
        TestParticipant viewer = join(wanda.signIn())) {
      viewer.send(viewer.key(1_000));

      assertThat(
              Waiting.until(
                  () -> server.administrator().actionsOf(wanda).contains("FRAME_REFUSED"),
                  Duration.ofSeconds(20)))
          .isTrue();
      assertThat(presenter.hasPicture()).isFalse();
      presenter.share();
      Frame key = presenter.key(1_000);
      presenter.send(key);
      assertThat(viewer.nextPicture()).isEqualTo(key);
    }
  }

  @Test
  void closesAfterTwentyFramesWithoutARight() {
    assertClosed(
        4403,
        bad -> {
          for (int i = 0; i < 20; i++) {
            bad.send(bad.key(100));
          }
        });
  }

  @Test
  @Tag("B-13")
  void closesATunnelThatSendsAsSomebodyElse() {
    assertClosed(
        4403,
        bad ->
            bad.send(
                Frame.of(
                    EndToEndHeader.of(Channel.CONTROL, 12, bad.sender() + 1, 9, 0), new byte[2])));
  }

  @Test
  @Tag("B-4")
  void closesATunnelThatSendsACutOffUnit() {
    assertClosed(
        4400,
        bad -> {
          byte[] unit = new HopUnit.Acknowledgement(0).toBytes();
          bad.send(Arrays.copyOf(unit, 10));
        });
  }

  @Test
  @Tag("B-6")
  void closesATunnelWhoseUnitLiesAboutItsLength() {
    assertClosed(4400, bad -> bad.send(ByteBuffer.allocate(64).putInt(Integer.MAX_VALUE).array()));
    assertClosed(4400, bad -> bad.send(ByteBuffer.allocate(64).putInt(-1).array()));
    assertClosed(4400, bad -> bad.send(ByteBuffer.allocate(64).putInt(0).array()));
  }

  @Test
  @Tag("B-6")
  void closesATunnelWhoseMessageIsTooLarge() {
    assertThat(closeCodes(bad -> bad.send(new byte[1 << 20]))).containsAnyOf(1009, 4413);
    assertClosed(4413, bad -> bad.uplink().sendUnfinished(10, 16_000));
  }

  @Test
  void closesATunnelWhoseFrameIsTooLarge() {
    assertClosed(
        4413,
        bad -> {
          JsonObject large = Json.createObjectBuilder().add("x", "y".repeat(17_000)).build();
          bad.say(ControlKind.RECEIVER_REPORT, large);
        });
  }

  @Test
  @Tag("B-11")
  void closesATunnelThatLeavesOutANumber() {
    assertClosed(
        4400,
        bad -> {
          bad.nextNumber();
          bad.say(ControlKind.RECEIVER_REPORT, Json.createObjectBuilder().build());
        });
  }

  @Test
  void closesATunnelThatAcknowledgesWhatWasNeverSent() {
    assertClosed(4400, bad -> bad.send(new HopUnit.Acknowledgement(999_999)));
  }

  @Test
  @Tag("B-8")
  void closesATunnelThatWritesFieldsOfTheServer() {
    assertClosed(
        4400,
        bad ->
            bad.send(
                new HopUnit.Piece(
                    bad.nextNumber(),
                    0,
                    0,
                    0,
                    true,
                    true,
                    HopFields.none().withOrderNumber(1),
                    ByteBuffer.allocate(20))));
  }

  @Test
  @Tag("B-16")
  void closesATunnelThatSpeaksText() {
    assertClosed(4400, bad -> bad.uplink().sendText("hello"));
  }

  @Test
  void closesATunnelThatSendsUpItsDownlink() {
    assertClosed(
        4400,
        bad -> bad.downlink().send(ByteBuffer.wrap(new HopUnit.Acknowledgement(0).toBytes())));
  }

  @Test
  @Tag("B-13")
  void takesATicketOnce() {
    String ticket = meeting.ticket(guest);
    try (TestParticipant first = TestParticipant.withDownlink(server, ticket)) {
      assertThat(refusedStatus(() -> TestParticipant.withDownlink(server, ticket))).isEqualTo(401);
      first.openUplink();
      first.hello();
      first.nextControl(ControlKind.ROSTER);
    }
  }

  @Test
  @Tag("T-2")
  void refusesAnUplinkWithAWrongSecretAndASecondOne() {
    try (TestParticipant participant =
        TestParticipant.withDownlink(server, meeting.ticket(guest))) {
      String wrong = "A".repeat(participant.secret().length());
      assertThat(refusedStatus(() -> openUplink(participant, wrong, 1))).isEqualTo(401);
      participant.openUplink();
      assertThat(refusedStatus(() -> openUplink(participant, participant.secret(), 1)))
          .isEqualTo(409);
      participant.hello();
      participant.nextControl(ControlKind.ROSTER);
    }
  }

  @Test
  void closesATunnelWhoseUplinkDoesNotCome() {
    try (TestParticipant half = TestParticipant.withDownlink(server, meeting.ticket(guest))) {
      assertThat(half.awaitClosed().code()).isEqualTo(4408);
    }
  }

  @Test
  void tellsTheOthersWhenSomebodyLeavesOrReconnects() {
    try (TestParticipant stays = join(organizer)) {
      TestParticipant leaves = join(guest);
      leaves.say(ControlKind.LEAVE, JsonObject.EMPTY_JSON_OBJECT);
      assertThat(leaves.awaitClosed().code()).isEqualTo(1000);
      assertThat(stays.nextControl(ControlKind.LEFT).getString("reason")).isEqualTo("left");

      try (TestParticipant vanishes = join(guest)) {
        vanishes.uplink().abort();
        assertThat(stays.nextControl(ControlKind.PARTICIPANT_STATE))
            .isEqualTo(state(vanishes, "reconnecting"));

        vanishes.openUplink(2);
        assertThat(stays.nextControl(ControlKind.PARTICIPANT_STATE))
            .isEqualTo(state(vanishes, "present"));
      }
    }
  }

  private static JsonObject state(TestParticipant someone, String state) {
    return Json.createObjectBuilder().add("index", someone.sender()).add("state", state).build();
  }

  @Test
  @Tag("spec-6.4.4")
  void relaysNothingOfSomebodyWhoWasExpelled() {
    Meeting own = Meeting.create(organizer, "Expel test", "");
    try (TestParticipant leader = TestParticipant.join(server, organizer, own);
        TestParticipant viewer = TestParticipant.join(server, third, own)) {
      TestParticipant presenter = TestParticipant.join(server, guest, own);
      presenter.share();
      Frame key = presenter.key(50_000);
      presenter.send(key);
      assertThat(viewer.nextPicture()).isEqualTo(key);

      organizer
          .post(
              "meetings/" + own.number() + "/participants/" + presenter.sender() + "/expel",
              Json.createObjectBuilder().add("reason", "Enough").build())
          .expect(204);
      presenter.send(presenter.delta(100));

      assertThat(presenter.nextControl(ControlKind.CLOSING).getString("problem"))
          .isEqualTo("expelled");
      assertThat(presenter.awaitClosed().code()).isEqualTo(4411);
      assertThat(leader.nextControl(ControlKind.LEFT).getString("reason")).isEqualTo("expelled");
      viewer.nextControl(ControlKind.LEFT);
      assertThat(viewer.hasPicture()).isFalse();
    }
  }

  @Test
  @Tag("spec-5")
  void lowersNobodysPictureForAViewerWhoDoesNotRead() {
    try (TestParticipant presenter = join(organizer);
        TestParticipant viewer = join(guest)) {
      TestParticipant slow = join(third);
      slow.downlink().pause();
      presenter.share();
      for (int i = 0; i < 150; i++) {
        Frame frame = i % 50 == 0 ? presenter.key(200_000) : presenter.delta(100_000);
        presenter.send(frame);
        assertThat(viewer.nextPicture()).isEqualTo(frame);
      }
      slow.downlink().abort();
    }
  }

  /** Somebody misbehaves; that tunnel is closed with this code, and nobody else notices. */
  private void assertClosed(int code, Consumer<TestParticipant> misbehavior) {
    assertThat(closeCodes(misbehavior)).containsOnly(code);
  }

  private List<Integer> closeCodes(Consumer<TestParticipant> misbehavior) {
    try (TestParticipant presenter = join(organizer);
        TestParticipant viewer = join(third)) {
      presenter.share();
      TestParticipant bad = join(guest);

      misbehavior.accept(bad);

      Closed down = bad.downlink().awaitClosed();
      Closed up = bad.uplink().awaitClosed();
      Frame key = presenter.key(1_000);
      presenter.send(key);
      assertThat(viewer.nextPicture()).isEqualTo(key);
      return List.of(down.code(), up.code());
    }
  }

  private TestParticipant join(ApiClient person) {
    return TestParticipant.join(server, person, meeting);
  }

  private void openUplink(TestParticipant participant, String secret, long generation) {
    Connection.open(server, participant.uplinkOpening(secret, generation), bytes -> {});
  }

  private static int refusedStatus(Runnable opening) {
    int[] status = new int[1];
    assertThatThrownBy(opening::run)
        .isInstanceOfSatisfying(
            CompletionException.class,
            failed ->
                status[0] =
                    ((WebSocketHandshakeException) failed.getCause()).getResponse().statusCode());
    return status[0];
  }
}
