package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.Line;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Who waits in the lobby is no part of the meeting, over both transports: nothing comes from there
 * and nothing goes there; and who is not invited learns nothing at the door.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class LobbyIT {

  private static final JsonObject EMPTY = JsonObject.EMPTY_JSON_OBJECT;

  private final TsudoiServer server;
  private ApiClient organizer;
  private Person guido;
  private ApiClient guest;

  LobbyIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeAll
  void createPeople() {
    organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    guido = server.administrator().createUser("Guido", "PARTICIPANT");
    guest = guido.signIn();
  }

  private Meeting withLobby(String title) {
    return Meeting.create(
        organizer, title, "Sakura-2030", Json.createObjectBuilder().add("lobby", true));
  }

  private ResumingParticipant join(Transport transport, ApiClient person, Meeting meeting) {
    return ResumingParticipant.join(Line.to(server), transport, meeting.ticket(person));
  }

  private ResumingParticipant await(Transport transport, ApiClient person, Meeting meeting) {
    return ResumingParticipant.await(Line.to(server), transport, meeting.ticket(person));
  }

  /** Lets somebody in; what the leader got of the meeting until it was done. */
  private static List<Frame> admit(ResumingParticipant leader, int index) {
    leader.say(
        ControlKind.ADMIT,
        Json.createObjectBuilder()
            .add("request", 1)
            .add("index", index)
            .add("admitted", true)
            .build());
    return leader.framesBefore(ControlKind.DONE).stream()
        .filter(frame -> frame.header().channel() != Channel.CONTROL)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  @Tag("Z-5")
  void noFrameComesFromTheLobbyOrGoesThere(Transport transport) {
    Meeting meeting = withLobby("Behind the door");
    try (ResumingParticipant presenter = join(transport, organizer, meeting);
        ResumingParticipant waiting = await(transport, guest, meeting)) {
      presenter.share();
      presenter.send(presenter.scribe().voice());
      Frame key = presenter.scribe().key(2_000);
      presenter.send(key);
      presenter.awaitAcknowledged();
      waiting.send(waiting.scribe().voice());
      waiting.send(waiting.scribe().key(2_000));
      waiting.awaitAcknowledged();

      assertThat(admit(presenter, waiting.sender())).isEmpty();

      assertThat(waiting.framesBefore(ControlKind.ROSTER)).isEmpty();
      assertThat(waiting.nextPicture()).isEqualTo(key);
      Frame voice = waiting.scribe().voice();
      waiting.send(voice);
      waiting.awaitAcknowledged();
      presenter.say(ControlKind.LOCK, lock());
      assertThat(presenter.framesBefore(ControlKind.MEETING_CHANGED)).contains(voice);
      assertThat(waiting.faults()).isEmpty();
      assertThat(presenter.faults()).isEmpty();
    }
  }

  private static JsonObject lock() {
    return Json.createObjectBuilder().add("request", 2).add("locked", true).build();
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  @Tag("Z-1")
  void whoWaitsIsThrownOutForFloodsAndOrders(Transport transport) {
    Meeting meeting = withLobby("Attacked");
    try (ResumingParticipant leader = join(transport, organizer, meeting)) {
      try (ResumingParticipant flooding = await(transport, guest, meeting)) {
        for (int i = 0; i < 40; i++) {
          flooding.send(flooding.scribe().voice());
        }
        // Over HTTPS the connection up may say it before the one down does.
        assertThat(flooding.awaitOver()).contains("forbidden-frame");
      }
      for (ControlKind kind :
          List.of(ControlKind.ADMIT, ControlKind.SHARE_REQUEST, ControlKind.END_MEETING)) {
        try (ResumingParticipant ordering = await(transport, guest, meeting)) {
          ordering.say(
              kind,
              Json.createObjectBuilder()
                  .add("request", 1)
                  .add("index", ordering.sender())
                  .add("admitted", true)
                  .build());
          assertThat(ordering.awaitOver()).contains("forbidden-frame");
        }
      }
      assertThat(organizer.get("meetings/" + meeting.number() + "/lobby").expect(200))
          .hasToString("{\"waiting\":[]}");
      assertThat(leader.isOver()).isFalse();
      assertThat(leader.drain(ControlKind.JOINED)).isEmpty();
    }
  }

  @Test
  void aResumedTunnelKeepsItsPlaceAndTheApiAnswersTheLine() {
    Person vera = server.administrator().createUser("Vera", "PARTICIPANT");
    Person nick = server.administrator().createUser("Nick", "PARTICIPANT");
    ApiClient third = vera.signIn();
    ApiClient refused = nick.signIn();
    Meeting meeting = withLobby("Lined up");
    String path = "meetings/" + meeting.number() + "/lobby";
    try (ResumingParticipant leader = join(Transport.WEBSOCKET, organizer, meeting);
        ResumingParticipant first = await(Transport.WEBSOCKET, third, meeting);
        ResumingParticipant second = await(Transport.HTTPS, refused, meeting)) {
      first.cutDown();
      first.cutUp();
      // Only a frame over the new uplink shows that it stands again.
      first.send(first.scribe().voice());
      first.awaitAcknowledged();
      assertThat(
              organizer.get(path).expect(200).getJsonArray("waiting").getValuesAs(JsonObject.class))
          .extracting(who -> who.getString("name"))
          .containsExactly("Vera", "Nick");
      assertThat(refused.get(path).status()).isEqualTo(403);
      assertThat(refused.post(path + "/admit", EMPTY).problem()).isEqualTo("forbidden");

      JsonObject reason = Json.createObjectBuilder().add("reason", "Not today").build();
      organizer.post(path + "/" + second.sender() + "/refuse", reason).expect(204);
      assertThat(second.awaitOver()).contains("lobby-refused");
      JsonObject key =
          Json.createObjectBuilder()
              .add(
                  "meetingKey",
                  Json.createObjectBuilder().add("type", 1).add("value", "Sakura-2030"))
              .build();
      var again = refused.post("meetings/" + meeting.number() + "/join", key);
      assertThat(again.status()).isEqualTo(403);
      assertThat(again.problem()).isEqualTo("lobby-refused");
      organizer.post(path + "/admit", EMPTY).expect(204);
      first.nextControl(ControlKind.ROSTER);
      assertThat(leader.isOver()).isFalse();
    }
    assertThat(server.administrator().actionsOf(vera))
        .contains("LOBBY_ENTERED", "PARTICIPANT_JOINED");
    assertThat(server.administrator().actionsOf(nick))
        .contains("LOBBY_ENTERED", "LOBBY_LEFT", "MEETING_JOIN_REFUSED")
        .doesNotContain("PARTICIPANT_JOINED");
    assertThat(refused.get("session/connections").expect(200).toString())
        .doesNotContain("Lined up");
  }

  @Test
  void aMeetingThatEndsOnTimeEndsAndStaysClosedUntilItsOrganizerIsBack() {
    Instant now = Instant.now();
    Meeting meeting =
        Meeting.create(
            organizer,
            "On time",
            "",
            Json.createObjectBuilder()
                .add("plannedStart", now.minusSeconds(60).toString())
                .add("plannedEnd", now.plusSeconds(10).toString())
                .add("timeZone", "Asia/Tokyo")
                .add("endOnTime", true));
    String path = "meetings/" + meeting.number();
    try (ResumingParticipant leader = join(Transport.WEBSOCKET, organizer, meeting);
        ResumingParticipant inside = join(Transport.HTTPS, guest, meeting)) {
      assertThat(inside.nextControl(ControlKind.MEETING_CHANGED).getBoolean("notice")).isTrue();
      assertThat(leader.awaitOver()).contains("meeting-ended");
      assertThat(inside.awaitOver()).contains("meeting-ended");
    }
    assertThat(
            Waiting.until(
                () -> organizer.get(path).expect(200).getBoolean("ended"), Duration.ofSeconds(30)))
        .isTrue();
    assertThat(guest.post(path + "/join", EMPTY).problem()).isEqualTo("meeting-ended");
    organizer.post(path + "/join", EMPTY).expect(200);
    guest.post(path + "/join", EMPTY).expect(200);
  }

  @Test
  void whoIsNotInvitedNeitherComesInNorReadsTheTitle() {
    Meeting meeting =
        Meeting.create(
            organizer,
            "Very secret plans",
            "",
            Json.createObjectBuilder().add("invitedOnly", true));
    String path = "meetings/" + meeting.number();

    for (var answer : List.of(guest.get(path), guest.post(path + "/join", EMPTY))) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.problem()).isEqualTo("not-invited");
      assertThat(answer.body()).doesNotContain("secret");
    }
    assertThat(guest.get("meetings").expect(200).toString()).doesNotContain("Very secret plans");
    assertThat(server.administrator().actionsOf(guido)).contains("MEETING_JOIN_REFUSED");

    int version = organizer.get(path + "/plan").expect(200).getInt("version");
    JsonObject revision =
        Json.createObjectBuilder()
            .add("base", version)
            .add("title", "Very secret plans")
            .add("invitees", Json.createArrayBuilder().add(guido.name()))
            .build();
    JsonObject revised = organizer.put(path + "/plan", revision).expect(200);
    assertThat(revised.getJsonObject("meeting").getBoolean("invitedOnly")).isTrue();
    guest.post(path + "/join", EMPTY).expect(200);
  }
}
