package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.verify.client.AdmittedOptions;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** On a server whose uplinks carry 1 MiB and whose tunnels live for 10 s without a connection. */
@RunsBesideOthers
@Tag("spec-6.2.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class TunnelLimitsIT {

  private static final long UPLINK_BYTES = 1 << 20;

  private TsudoiServer server;
  private ApiClient organizer;
  private ApiClient guest;
  private Meeting meeting;

  @BeforeAll
  void start() {
    server =
        TsudoiServer.start(
            Map.of(
                "TSUDOI_RELAY_UPLINK_BYTES",
                Long.toString(UPLINK_BYTES),
                "TSUDOI_RELAY_RESUME_WITHIN",
                "PT10S",
                "TSUDOI_MEETING_CAMERAS",
                "1"));
    Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    AdmittedOptions.admit(server, olga, "cameras");
    organizer = olga.signIn();
    guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void openMeeting() {
    meeting = Meeting.create(organizer, "Limits", "");
  }

  /** Two and a half uplinks at 95 % of what each may carry, so exactly two rollovers. */
  @ParameterizedTest
  @EnumSource
  @Tag("B-18")
  void replacesAUsedUpUplinkWithoutLosingAByte(Transport transport) {
    try (ResumingParticipant presenter =
            ResumingParticipant.join(server, transport, organizer, meeting);
        ResumingParticipant viewer = ResumingParticipant.join(server, transport, guest, meeting)) {
      presenter.share();
      long bytes = 0;
      while (bytes < UPLINK_BYTES * 0.95 * 2.5) {
        Frame frame = presenter.scribe().key(50_000);
        presenter.send(frame);
        assertThat(viewer.nextPicture()).isEqualTo(frame);
        bytes += frame.sizeBytes() + 7 * HopUnit.HEADER_BYTES;
      }
      presenter.awaitAcknowledged();

      assertThat(presenter.rollovers()).isEqualTo(2);
      assertThat(presenter.uplinks()).isEqualTo(3);
      assertThat(presenter.downlinks() == 1 || transport == Transport.POLLING).isTrue();
      assertThat(viewer.undecodable()).isZero();
      assertThat(viewer.gaps()).isZero();
      assertThat(presenter.faults()).isEmpty();
    }
  }

  @Test
  @Tag("B-18")
  void endsATunnelWhoseUplinkCarriesMore() {
    try (TestParticipant greedy = TestParticipant.join(server, guest, meeting)) {
      byte[] acknowledgement = new HopUnit.Acknowledgement(0).toBytes();
      ByteBuffer message = ByteBuffer.allocate(ProtocolLimits.standard().messageBytes());
      while (message.hasRemaining()) {
        message.put(acknowledgement);
      }
      for (long sent = 0; sent <= UPLINK_BYTES; sent += message.capacity()) {
        greedy.send(message.array());
      }

      assertThat(greedy.awaitClosed().code()).isEqualTo(4400);
    }
  }

  /** Nothing else ends a long body that goes on and on. */
  @Test
  @Tag("B-18")
  @Tag("R-1")
  void endsATunnelWhoseLongBodyCarriesMore() throws Exception {
    ResumingParticipant greedy =
        ResumingParticipant.join(server, Transport.HTTPS_STREAMING, guest, meeting);
    String offer = greedy.offer(Direction.UPLINK, greedy.uplinks() + 1).offer().split(", ")[1];
    byte[] unit = new HopUnit.Acknowledgement(0).toBytes();
    ByteBuffer body = ByteBuffer.allocate((int) UPLINK_BYTES + unit.length);
    while (body.hasRemaining()) {
      body.put(unit);
    }
    HttpRequest request =
        HttpRequest.newBuilder(server.at("tunnel/up"))
            .header("Authorization", "Tsudoi " + offer)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(body.array()))
            .build();

    assertThat(server.http().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);

    assertThat(greedy.awaitOver()).isEqualTo("bad-frame");
    assertThat(comesBack(greedy)).isEqualTo(410);
    greedy.vanish();
  }

  /** One of each transport at the same time, since each takes ten seconds. */
  @Test
  void keepsNobodyWhoDoesNotComeBackInTime() throws Exception {
    try (ResumingParticipant stays =
        ResumingParticipant.join(server, Transport.WEBSOCKET, organizer, meeting)) {
      List<ResumingParticipant> gone = new ArrayList<>();
      for (Transport transport : Transport.values()) {
        ApiClient person = server.administrator().createUser("Gast", "PARTICIPANT").signIn();
        gone.add(ResumingParticipant.join(server, transport, person, meeting));
        stays.nextControl(ControlKind.JOINED);
      }

      gone.forEach(ResumingParticipant::vanish);

      for (int left = 0; left < gone.size(); left++) {
        assertThat(stays.nextControl(ControlKind.LEFT).getString("reason"))
            .isEqualTo("connection-lost");
      }
      for (ResumingParticipant late : gone) {
        assertThat(comesBack(late)).as("%s", late.welcome()).isEqualTo(401);
      }
    }
  }

  /** The place is kept for as long as the person may come back, and no longer. */
  @Test
  void theCameraOfWhoeverIsLostMakesRoomForAnother() {
    Meeting seen =
        Meeting.create(organizer, "Cameras", "", Json.createObjectBuilder().add("cameras", true));
    ResumingParticipant lost = ResumingParticipant.join(server, Transport.HTTPS, guest, seen);
    try (ResumingParticipant waits =
        ResumingParticipant.join(server, Transport.WEBSOCKET, organizer, seen)) {
      assertThat(turnsOn(lost)).isEqualTo(ControlKind.DONE);
      assertThat(turnsOn(waits)).isEqualTo(ControlKind.REFUSED);
      lost.vanish();
      assertThat(turnsOn(waits)).isEqualTo(ControlKind.REFUSED);

      assertThat(waits.nextControl(ControlKind.LEFT).getString("reason"))
          .isEqualTo("connection-lost");

      assertThat(turnsOn(waits)).isEqualTo(ControlKind.DONE);
    }
  }

  private static ControlKind turnsOn(ResumingParticipant someone) {
    someone.say(
        ControlKind.CAMERA, Json.createObjectBuilder().add("request", 1).add("on", true).build());
    return someone.nextOf(ControlKind.DONE, ControlKind.REFUSED);
  }

  private int comesBack(ResumingParticipant late) throws Exception {
    String offer = late.offer(Direction.DOWNLINK, late.downlinks() + 1).offer().split(", ")[1];
    HttpRequest request =
        HttpRequest.newBuilder(server.at("tunnel/down"))
            .header("Authorization", "Tsudoi " + offer)
            .build();
    return server.http().send(request, BodyHandlers.ofString()).statusCode();
  }
}
