package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.AdmittedOptions;
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

/** Cameras go where policy, meeting, role and the viewer's own wish let them, frame by frame. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.2.1")
@Tag("spec-6.3.4")
@Timeout(120)
class CamerasIT {

  /** What {@code tsudoi.meeting.cameras} usually is. */
  private static final int MOST_CAMERAS = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonObject EMPTY = JsonObject.EMPTY_JSON_OBJECT;

  private final TsudoiServer server;
  private ApiClient administrator;
  private ApiClient organizer;
  private Person taro;
  private ApiClient guest;
  private String group;

  CamerasIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void createPeople() {
    administrator = server.administrator().signIn();
    Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    group = AdmittedOptions.admit(server, olga, "cameras");
    organizer = olga.signIn();
    taro = server.administrator().createUser("Taro", "PARTICIPANT");
    guest = taro.signIn();
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  void aCameraIsSeenByThoseWhoLookUntilItIsTurnedOff(Transport transport) {
    Meeting meeting = withCameras();
    try (ResumingParticipant viewer = join(transport, organizer, meeting);
        ResumingParticipant shown = join(transport, guest, meeting)) {
      turn(shown, true);
      shown.nextControl(ControlKind.DONE);
      assertThat(changed(viewer).getInt("camera")).isEqualTo(1);
      Frame early = shown.scribe().cameraKey(8_000);
      shown.send(early);
      shown.awaitAcknowledged();

      watch(viewer, shown.sender());
      assertThat(viewer.nextCamera()).isEqualTo(early);
      Frame next = shown.scribe().cameraDelta(500);
      shown.send(next);
      assertThat(viewer.nextCamera()).isEqualTo(next);

      // Too much for a small picture: left out with all that needs it, up to a fresh key frame.
      shown.send(shown.scribe().cameraDelta(100_000));
      shown.send(shown.scribe().cameraDelta(500));
      assertThat(shown.nextControl(ControlKind.KEY_FRAME_REQUEST).getInt("channel")).isEqualTo(3);
      Frame fresh = shown.scribe().cameraKey(8_000);
      shown.send(fresh);
      assertThat(viewer.nextCamera()).isEqualTo(fresh);

      String path = "meetings/" + meeting.number() + "/participants/" + shown.sender();
      organizer.post(path + "/stop-camera", EMPTY).expect(204);
      JsonObject told = viewer.nextControl(ControlKind.PARTICIPANT_CHANGED);
      assertThat(told.getJsonObject("participant").getInt("camera")).isZero();
      assertThat(told.getString("by")).isEqualTo("Olga");
      shown.send(shown.scribe().cameraKey(1_000));
      shown.awaitAcknowledged();
      turn(shown, true);
      shown.nextControl(ControlKind.DONE);
      Frame last = shown.scribe().cameraKey(1_000);
      shown.send(last);
      assertThat(viewer.nextCamera()).isEqualTo(last);
      assertThat(camerasOf(meeting)).containsExactly(shown.sender());
      assertThat(shown.isOver()).isFalse();
      assertThat(viewer.faults()).isEmpty();
    }
    assertThat(Waiting.until(() -> timesSeen().size() == 2, PATIENCE)).isTrue();
    assertThat(timesSeen())
        .allMatch(row -> row.getInt("viewers") == 1 && !row.getString("ended").isEmpty())
        .extracting(row -> row.getString("reason"))
        .containsExactly("left", "stopped-by-leader");
    assertThat(server.administrator().actionsOf(taro)).contains("CAMERA_BEGAN", "CAMERA_ENDED");
  }

  /** The times of Taro's camera in the usage history that are over, the newest first. */
  private List<JsonObject> timesSeen() {
    return administrator.get("history/usage?max=500").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .filter(row -> row.getString("person").contains(taro.id()))
        .filter(row -> row.getString("surface").equals("camera") && row.containsKey("ended"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"WEBSOCKET", "HTTPS"})
  void noCameraIsOnAgainstMeetingPolicyOrRole(Transport transport) {
    Meeting without = Meeting.create(organizer, "Without", "");
    try (ResumingParticipant someone = join(transport, guest, without)) {
      assertThat(refusal(someone)).isEqualTo("cameras-off");
      for (int i = 0; i < 40; i++) {
        someone.send(someone.scribe().cameraKey(1_000));
      }
      assertThat(someone.awaitOver()).contains("forbidden-frame");
    }
    Meeting meeting = withCameras();
    try (ResumingParticipant someone = join(transport, guest, meeting)) {
      order(meeting, someone, "viewer");
      assertThat(refusal(someone)).isEqualTo("forbidden");
      order(meeting, someone, "participant");
      administrator
          .put(
              "groups/" + group + "/policy",
              Json.createObjectBuilder()
                  .add("base", 1)
                  .add("meetings", Json.createObjectBuilder().add("cameras", "FORCED_OFF"))
                  .build())
          .expect(200);
      assertThat(refusal(someone)).isEqualTo("set-by-policy");
    }
  }

  /** One person on as many devices: each is a participant with a camera of its own. */
  @Test
  void twelveAreSeenAndTheThirteenthWhenOneOfThemIsNoMore() {
    Meeting meeting = withCameras();
    List<ApiClient> devices =
        Stream.generate(taro::signIn).limit(MOST_CAMERAS + 1).collect(Collectors.toList());
    List<ResumingParticipant> seats = new ArrayList<>();
    try (ResumingParticipant leader = join(Transport.WEBSOCKET, organizer, meeting)) {
      devices.forEach(device -> seats.add(join(Transport.WEBSOCKET, device, meeting)));
      final ResumingParticipant late = seats.get(MOST_CAMERAS);
      seats.stream().limit(MOST_CAMERAS).forEach(CamerasIT::turnsOn);
      assertThat(refusal(late)).isEqualTo("too-many-cameras");
      assertThat(camerasOf(meeting)).hasSize(MOST_CAMERAS).doesNotContain(late.sender());

      ResumingParticipant first = seats.get(0);
      turn(first, false);
      first.nextControl(ControlKind.DONE);
      turnsOn(late);
      assertThat(refusal(first)).isEqualTo("too-many-cameras");

      ResumingParticipant stopped = seats.get(1);
      leader.say(
          ControlKind.STOP_CAMERA,
          Json.createObjectBuilder().add("request", 2).add("index", stopped.sender()).build());
      leader.nextControl(ControlKind.DONE);
      turnsOn(first);
      assertThat(refusal(stopped)).isEqualTo("too-many-cameras");

      seats.get(2).close();
      turnsOn(stopped);
      ResumingParticipant dropsOut = seats.get(3);
      final ResumingParticipant again = join(Transport.WEBSOCKET, devices.get(2), meeting);
      seats.add(again);
      assertThat(refusal(again)).isEqualTo("too-many-cameras");
      devices.get(3).delete("session").expect(204);
      assertThat(dropsOut.awaitOver()).contains("session-ended");
      turnsOn(again);
      assertThat(camerasOf(meeting)).hasSize(MOST_CAMERAS).contains(again.sender());
    } finally {
      seats.forEach(ResumingParticipant::vanish);
    }
  }

  private List<Integer> camerasOf(Meeting meeting) {
    return administrator.get("live").expect(200).getJsonArray("meetings").stream()
        .map(JsonValue::asJsonObject)
        .filter(live -> live.getJsonObject("meeting").getString("number").equals(meeting.number()))
        .flatMap(live -> live.getJsonArray("participants").stream())
        .map(JsonValue::asJsonObject)
        .filter(person -> person.getInt("camera") > 0)
        .map(person -> person.getInt("index"))
        .collect(Collectors.toList());
  }

  private static void turnsOn(ResumingParticipant someone) {
    turn(someone, true);
    assertThat(someone.nextOf(ControlKind.DONE, ControlKind.REFUSED)).isEqualTo(ControlKind.DONE);
  }

  private Meeting withCameras() {
    return Meeting.create(
        organizer, "With cameras", "", Json.createObjectBuilder().add("cameras", true));
  }

  private ResumingParticipant join(Transport transport, ApiClient person, Meeting meeting) {
    return ResumingParticipant.join(Line.to(server), transport, meeting.ticket(person));
  }

  private void order(Meeting meeting, ResumingParticipant whom, String role) {
    String path = "meetings/" + meeting.number() + "/participants/" + whom.sender() + "/role";
    JsonObjectBuilder body = Json.createObjectBuilder().add("role", role);
    administrator.post(path, body.build()).expect(204);
  }

  private static String refusal(ResumingParticipant someone) {
    turn(someone, true);
    return someone.nextControl(ControlKind.REFUSED).getString("problem");
  }

  private static void turn(ResumingParticipant someone, boolean on) {
    someone.say(
        ControlKind.CAMERA, Json.createObjectBuilder().add("request", 1).add("on", on).build());
  }

  private static void watch(ResumingParticipant viewer, int sender) {
    JsonArrayBuilder senders = Json.createArrayBuilder().add(sender);
    viewer.say(
        ControlKind.WATCH_CAMERAS, Json.createObjectBuilder().add("senders", senders).build());
  }

  private static JsonObject changed(ResumingParticipant reader) {
    return reader.nextControl(ControlKind.PARTICIPANT_CHANGED).getJsonObject("participant");
  }
}
