package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.HopFields;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * A tunnel in the hands of somebody else, and units that break the protocol on the way over HTTPS.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-8.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class TunnelTheftIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final TsudoiServer server;
  private ApiClient organizer;
  private ApiClient guest;
  private Meeting meeting;

  TunnelTheftIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeAll
  void createPeople() {
    organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
    meeting = Meeting.create(organizer, "Theft", "");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("T-3")
  void neverServesTwoReadersOfOneTunnel(Transport transport) throws Exception {
    try (ResumingParticipant victim = ResumingParticipant.join(server, transport, guest, meeting)) {
      long downlinks = victim.downlinks();

      HttpResponse<InputStream> stolen =
          stream(victim.offer(Direction.DOWNLINK, downlinks + 1)).join();

      // Either the victim's next poll was first, or the thief took over and lost it again.
      if (stolen.statusCode() == 200) {
        assertThat(Waiting.until(() -> victim.downlinks() > downlinks + 1, PATIENCE)).isTrue();
        assertThat(endOf(stolen)).isTrue();
      } else {
        assertThat(stolen.statusCode()).isEqualTo(409);
      }
      victim.send(victim.scribe().endMeeting(5));
      assertThat(victim.nextControl(ControlKind.REFUSED).getInt("request")).isEqualTo(5);
      assertThat(victim.faults()).isEmpty();
    }
  }

  private static boolean endOf(HttpResponse<InputStream> answer) {
    try (InputStream body = answer.body()) {
      body.readAllBytes();
      return true;
    } catch (IOException cut) {
      return true;
    }
  }

  @Test
  @Tag("T-3")
  void givesOneOfTwoRequestsTheSameGeneration() {
    ByHand someone = ByHand.join(server, guest, meeting);
    TunnelOpening opening =
        new TunnelOpening.OfTunnel(Direction.DOWNLINK, someone.id(), someone.secret(), 500, 0);

    List<CompletableFuture<HttpResponse<InputStream>>> both =
        List.of(stream(opening), stream(opening));

    assertThat(both.stream().map(each -> each.join().statusCode()))
        .containsExactlyInAnyOrder(200, 409);
  }

  private CompletableFuture<HttpResponse<InputStream>> stream(TunnelOpening opening) {
    HttpRequest request =
        HttpRequest.newBuilder(server.at("tunnel/down"))
            .header("Authorization", "Tsudoi " + opening.offer().split(", ")[1])
            .build();
    return server.http().sendAsync(request, BodyHandlers.ofInputStream());
  }

  @Test
  @Tag("B-17")
  void closesATunnelWhoseRequestEndsInsideAUnit() {
    ByHand bad = ByHand.join(server, guest, meeting);
    byte[] unit = bad.request(1);

    assertBad(bad, 2, Arrays.copyOf(unit, unit.length - 1));
  }

  @Test
  @Tag("B-11")
  void closesATunnelWhoseRequestLeavesOutANumber() {
    ByHand bad = ByHand.join(server, guest, meeting);
    bad.skipNumber();

    assertBad(bad, 2, bad.request(1));
  }

  @Test
  @Tag("B-11")
  void closesATunnelWhoseHeaderAcknowledgesTheFuture() {
    ByHand bad = ByHand.join(server, guest, meeting);

    RawAnswer answer =
        RawRequest.of("POST", "/tunnel/up")
            .header("Authorization", "Tsudoi " + bad.up(2))
            .header("Tsudoi-Request", "1")
            .header("Tsudoi-Acknowledged", "999999")
            .body(ByHand.UNITS, new byte[0])
            .send(server);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("bad-frame");
    assertIsOver(bad, bad.poll(), "bad-frame");
  }

  static Stream<Named<byte[]>> badUnits() {
    return Stream.of(
        Named.of("huge length", ByteBuffer.allocate(64).putInt(Integer.MAX_VALUE).array()),
        Named.of("negative length", ByteBuffer.allocate(64).putInt(-1).array()),
        Named.of("no length", new byte[64]),
        Named.of("acknowledges the future", new HopUnit.Acknowledgement(999_999).toBytes()),
        Named.of("marks itself as its successor", new HopUnit.SwitchMark(0, 1).toBytes()),
        Named.of("gap behind a gap", new HopUnit.Gap(0, 50, 60).toBytes()),
        Named.of(
            "field of the server",
            piece(HopFields.none().withOrderNumber(1), ByteBuffer.allocate(20))));
  }

  private static byte[] piece(HopFields fields, ByteBuffer payload) {
    return new HopUnit.Piece(2, 0, 0, 0, true, true, fields, payload).toBytes();
  }

  @ParameterizedTest
  @MethodSource("badUnits")
  @Tag("B-8")
  void closesATunnelThatBreaksTheProtocol(byte[] units) {
    assertBad(ByHand.join(server, guest, meeting), 2, units);
  }

  /** The request is told so, the tunnel is over, and nobody else notices. */
  private void assertBad(ByHand bad, long number, byte[] units) {
    HttpResponse<byte[]> answer = bad.post(1, number, units);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer)).contains("bad-frame");
    assertIsOver(bad, bad.post(1, number + 1, units), "bad-frame");
    assertIsOver(bad, bad.poll(), "bad-frame");
  }

  /** Its owner is told why; whoever does not show the secret learns nothing. */
  private void assertIsOver(ByHand one, HttpResponse<byte[]> late, String why) {
    assertThat(late.statusCode()).isEqualTo(410);
    assertThat(text(late)).contains("\"" + why + "\"");
    String guess = "A".repeat(one.secret().length());
    RawAnswer told =
        RawRequest.of("GET", "/tunnel/down")
            .header("Authorization", "Tsudoi " + one.token(Direction.DOWNLINK, 1000, guess))
            .send(server);
    assertThat(told.status()).isEqualTo(401);
    assertThat(told.body()).contains("ticket-invalid").doesNotContain(why);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void tellsAForbiddenSenderThatItsTunnelIsOver() {
    ByHand bad = ByHand.join(server, guest, meeting);
    EndToEndHeader header = EndToEndHeader.of(Channel.CONTROL, 12, bad.sender() + 1, 9, 0);
    byte[] foreign = piece(HopFields.none(), Frame.of(header, new byte[2]).bytes());

    HttpResponse<byte[]> answer = bad.post(1, 2, foreign);

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(text(answer)).contains("forbidden-frame");
  }

  @Test
  @Tag("B-17")
  void closesATunnelWhoseLongBodyEndsInsideAUnit() {
    ByHand bad = ByHand.join(server, guest, meeting);

    RawAnswer answer =
        longBody(bad, 2)
            .trailing("8\r\n" + "\0\0\0\u0010\u0040\0\0\0" + "\r\n0\r\n\r\n")
            .send(server);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("bad-frame");
    assertIsOver(bad, bad.poll(), "bad-frame");
  }

  @Test
  @Tag("R-1")
  void takesAStalledLongBodyForALostConnection() {
    ByHand stalled = ByHand.join(server, guest, meeting);
    String unit = new String(new HopUnit.Acknowledgement(0).toBytes(), StandardCharsets.ISO_8859_1);

    RawAnswer answer = longBody(stalled, 2).trailing("10\r\n" + unit + "\r\n").send(server);

    assertThat(answer.status()).isIn(0, 204, 408);
    assertThat(stalled.post(3, 1, stalled.request(4)).statusCode()).isEqualTo(200);
    assertThat(stalled.next(ControlKind.REFUSED).getInt("request")).isEqualTo(4);
  }

  @Test
  @Tag("R-1")
  void takesALongBodyThatBreaksOffForALostConnection() {
    ByHand cut = ByHand.join(server, guest, meeting);
    String unit = new String(new HopUnit.Acknowledgement(0).toBytes(), StandardCharsets.ISO_8859_1);
    String chunk = "4000\r\n" + unit.repeat(1024) + "\r\n";

    RawAnswer answer = longBody(cut, 2).trailing(chunk.repeat(80)).send(server);

    // What an uplink may carry ends it, nothing sooner (TunnelLimitsIT).
    assertThat(answer.status()).isIn(0, 204, 408);
    assertThat(cut.post(3, 1, cut.request(4)).statusCode()).isEqualTo(200);
    assertThat(cut.next(ControlKind.REFUSED).getInt("request")).isEqualTo(4);
  }

  private static RawRequest longBody(ByHand someone, long generation) {
    return RawRequest.of("POST", "/tunnel/up")
        .header("Authorization", "Tsudoi " + someone.up(generation))
        .header("Content-Type", ByHand.UNITS)
        .header("Transfer-Encoding", "chunked");
  }

  @Test
  @Tag("spec-6.4.4")
  @Tag("Z-6")
  void takesNothingMoreOfSomebodyWhoWasExpelled() {
    Meeting own = Meeting.create(organizer, "Expel", "");
    try (ResumingParticipant leader =
        ResumingParticipant.join(server, Transport.HTTPS, organizer, own)) {
      ByHand out = ByHand.join(server, guest, own);
      leader.nextControl(ControlKind.JOINED);

      organizer
          .post(
              "meetings/" + own.number() + "/participants/" + out.sender() + "/expel",
              Json.createObjectBuilder().add("reason", "Enough").build())
          .expect(204);

      assertIsOver(out, out.post(1, 2, out.request(1)), "expelled");
      assertIsOver(out, out.poll(), "expelled");
      assertIsOver(out, out.post(2, 1, out.request(2)), "expelled");
      assertThat(leader.nextControl(ControlKind.LEFT).getString("reason")).isEqualTo("expelled");
      assertThat(leader.faults()).isEmpty();
    }
  }

  /** Liberty finds the endpoint there too: whoever stood before no gate would say who they are. */
  @ParameterizedTest
  @ValueSource(strings = {"/tunnel/ws/", "/tunnel/selftest/ws/", "/tunnel//ws", "/tunnel/%77s"})
  @Tag("T-2")
  void opensNothingBesideTheAddress(String target) {
    RawAnswer answer =
        RawRequest.of("GET", target)
            .header("Connection", "Upgrade")
            .header("Upgrade", "websocket")
            .header("Sec-WebSocket-Version", "13")
            .header("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")
            .header("Sec-WebSocket-Protocol", "tsudoi.1, ticket.AAAAAAAAAAAAAAAAAAAAAAAA")
            .header("X-Tsudoi-Handover", "UPLINK 1 AAAAAAAAAAAAAAAAAAAAAA")
            .send(server);

    assertThat(answer.status()).isIn(400, 404);
  }
}
