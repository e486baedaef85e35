package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.shared.Problem;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** Meetings as a client of the API and the tunnel has them, on the packaged server. */
@OnTsudoi
class MeetingsApiIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final JsonObject EMPTY = JsonValue.EMPTY_JSON_OBJECT;
  private static final String KEY = "Sakura-2030";

  private final TsudoiServer server;
  private final ApiClient administrator;
  private final Person hanako;
  private final Person taro;
  private final ApiClient organizer;
  private final ApiClient guest;

  MeetingsApiIT(TsudoiServer server) {
    this.server = server;
    administrator = server.administrator().signIn();
    hanako = server.administrator().createUser("Hanako", "MEETING_CREATOR");
    taro = server.administrator().createUser("Taro", "PARTICIPANT");
    organizer = hanako.signIn();
    guest = taro.signIn();
  }

  private static JsonObject keyBody(int type, String key) {
    return Json.createObjectBuilder()
        .add("meetingKey", Json.createObjectBuilder().add("type", type).add("value", key))
        .build();
  }

  private static void assertProblem(ApiAnswer answer, Problem expected) {
    assertThat(answer.problem()).as(answer.body()).isEqualTo(expected.key());
    assertThat(answer.status()).isEqualTo(expected.httpStatus());
  }

  @Test
  @Tag("spec-6.3.3")
  @Tag("Z-3")
  @Tag("Z-9")
  void theMeetingKeyDecidesWhoGetsATicket() {
    Meeting meeting = Meeting.create(organizer, "Design review", KEY);
    String join = "meetings/" + meeting.number() + "/join";

    assertProblem(guest.post(join, EMPTY), Problem.MEETING_KEY_REQUIRED);
    assertProblem(guest.post(join, keyBody(1, KEY.toLowerCase())), Problem.MEETING_KEY_WRONG);
    assertProblem(guest.post(join, keyBody(2, KEY)), Problem.MEETING_KEY_WRONG);

    JsonObject grant = guest.post(join, keyBody(1, KEY)).expect(200);
    assertThat(grant.getString("ticket")).hasSize(43);
    assertThat(grant.getString("tunnelPath")).isEqualTo("/tunnel/ws");
    assertThat(grant.getString("role")).isEqualTo("participant");
    assertThat(grant.getInt("protection")).isZero();
    assertThat(grant.getInt("keyExchange")).isZero();
    assertThat(actions()).contains("MEETING_KEY_REFUSED");
  }

  @Test
  void anUnknownNumberAndWhatIsNoNumberGetTheSameAnswer() {
    for (String number : List.of("000-000-001", "abc", "481206775x", "1e9")) {
      assertProblem(guest.get("meetings/" + number), Problem.MEETING_NOT_FOUND);
      assertProblem(guest.post("meetings/" + number + "/join", EMPTY), Problem.MEETING_NOT_FOUND);
      assertProblem(guest.post("meetings/" + number + "/end"), Problem.MEETING_NOT_FOUND);
    }
  }

  @Test
  @Tag("Z-14")
  void rolesDecideWhoMayOpenMeetingsAndSeeWhatIsGoingOn() {
    JsonObject wanted = Json.createObjectBuilder().add("title", "Mine").build();

    assertProblem(guest.post("meetings", wanted), Problem.FORBIDDEN);
    for (String path : List.of("live", "history/access", "history/usage", "audit")) {
      assertProblem(guest.get(path), Problem.FORBIDDEN);
      assertProblem(organizer.get(path), Problem.FORBIDDEN);
      assertProblem(server.anonymous().get(path), Problem.NOT_SIGNED_IN);
      administrator.get(path).expect(200);
    }
    assertProblem(server.anonymous().get("meetings"), Problem.NOT_SIGNED_IN);
    ApiClient auditor = server.administrator().createUser("Kansa", "AUDITOR").signIn();
    auditor.get("live").expect(200);
    assertProblem(auditor.post("meetings", wanted), Problem.FORBIDDEN);
    Meeting meeting = Meeting.create(organizer, "No auditors", "");
    assertProblem(auditor.post("meetings/" + meeting.number() + "/join", EMPTY), Problem.FORBIDDEN);
  }

  @Test
  @Tag("X-6")
  @Tag("X-14")
  void aFieldThatNobodyAskedForAndAnAbsurdOneAreRefused() {
    assertThat(
            organizer
                .post(
                    "meetings", Json.createObjectBuilder().add("title", "A").add("id", "1").build())
                .status())
        .isEqualTo(400);
    assertThat(
            organizer
                .post("meetings", Json.createObjectBuilder().add("title", "").build())
                .status())
        .isEqualTo(422);
    assertProblem(
        organizer.post("meetings", Json.createObjectBuilder().add("title", "a\u0000b").build()),
        Problem.INVALID_VALUE);
    assertProblem(administrator.get("audit?from=yesterday"), Problem.INVALID_VALUE);
    assertProblem(administrator.get("audit?max=501"), Problem.INVALID_VALUE);
  }

  @Test
  void aListShowsAKeyedMeetingToItsOrganizerOnly() {
    Meeting meeting = Meeting.create(organizer, "Secret plan", KEY);

    assertThat(numbers(organizer)).contains(meeting.number());
    assertThat(numbers(administrator)).contains(meeting.number());
    assertThat(numbers(guest)).doesNotContain(meeting.number());
  }

  private static List<String> numbers(ApiClient person) {
    return person.get("meetings").expect(200).getJsonArray("meetings").stream()
        .map(row -> row.asJsonObject().getString("number"))
        .toList();
  }

  @Test
  @Tag("spec-6.4.4")
  @Tag("Z-6")
  void whoIsExpelledIsSilentGoneAndKeptOut() {
    Meeting meeting = Meeting.create(organizer, "Expelling", "");
    String expel = "meetings/" + meeting.number() + "/participants/";
    try (TestParticipant leader = TestParticipant.join(server, organizer, meeting);
        TestParticipant presenter = TestParticipant.join(server, guest, meeting)) {
      presenter.share();
      presenter.send(presenter.key(2_000));
      leader.nextPicture();

      assertProblem(guest.post(expel + leader.sender() + "/expel", EMPTY), Problem.FORBIDDEN);
      assertProblem(organizer.post(expel + "999/expel", EMPTY), Problem.PARTICIPANT_NOT_FOUND);
      organizer
          .post(
              expel + presenter.sender() + "/expel",
              Json.createObjectBuilder().add("reason", "wrong room").build())
          .expect(204);

      assertThat(presenter.awaitClosed().code()).isEqualTo(Problem.EXPELLED.closeCode());
      assertThat(presenter.nextControl(ControlKind.CLOSING).getString("problem"))
          .isEqualTo("expelled");
      assertThat(leader.nextControl(ControlKind.LEFT).getString("reason")).isEqualTo("expelled");
      assertThat(leader.hasPicture()).isFalse();
      assertProblem(guest.post("meetings/" + meeting.number() + "/join", EMPTY), Problem.EXPELLED);

      organizer.post(expel + presenter.sender() + "/readmit").expect(204);
      TestParticipant.join(server, guest, meeting).close();
    }
    assertThat(actions()).contains("PARTICIPANT_EXPELLED", "PARTICIPANT_READMITTED");
  }

  @Test
  @Tag("spec-6.4.4")
  @Tag("Z-8")
  void anEndedMeetingIsOverUntilItsOrganizerIsBack() {
    Meeting meeting = Meeting.create(organizer, "Ending", "");
    String join = "meetings/" + meeting.number() + "/join";
    try (TestParticipant leader = TestParticipant.join(server, organizer, meeting);
        TestParticipant other = TestParticipant.join(server, guest, meeting)) {

      administrator.post("meetings/" + meeting.number() + "/end").expect(204);

      assertThat(leader.awaitClosed().code()).isEqualTo(Problem.MEETING_ENDED.closeCode());
      assertThat(other.awaitClosed().code()).isEqualTo(Problem.MEETING_ENDED.closeCode());
    }
    assertProblem(guest.post(join, EMPTY), Problem.MEETING_ENDED);
    assertThat(organizer.get("meetings/" + meeting.number()).expect(200).getBoolean("ended"))
        .isTrue();

    organizer.post(join, EMPTY).expect(200);

    guest.post(join, EMPTY).expect(200);
  }

  @Test
  @Tag("spec-6.4.4")
  void theOrganizerGivesOrdersOverTheTunnelToo() {
    Meeting meeting = Meeting.create(organizer, "Orders", "");
    try (TestParticipant leader = TestParticipant.join(server, organizer, meeting);
        TestParticipant other = TestParticipant.join(server, guest, meeting)) {

      other.say(ControlKind.END_MEETING, Json.createObjectBuilder().add("request", 1).build());
      assertThat(other.nextControl(ControlKind.REFUSED).getString("problem"))
          .isEqualTo("forbidden");

      leader.say(
          ControlKind.EXPEL,
          Json.createObjectBuilder().add("request", 2).add("index", other.sender()).build());
      assertThat(leader.nextControl(ControlKind.DONE).getInt("request")).isEqualTo(2);
      assertThat(other.awaitClosed().code()).isEqualTo(Problem.EXPELLED.closeCode());
    }
  }

  @Test
  @Tag("A-10")
  void whoSignsOutIsOutOfTheMeetingAtOnce() {
    Meeting meeting = Meeting.create(organizer, "Signing out", "");
    try (TestParticipant other = TestParticipant.join(server, guest, meeting)) {

      guest.delete("session").expect(204);

      assertThat(other.awaitClosed().code()).isEqualTo(Problem.SESSION_ENDED.closeCode());
    }
  }

  @Test
  @Tag("spec-6.3.4")
  void theLivePageAndTheHistoriesShowWhoWasThereAndWhoShared() {
    String title = "Histories " + System.nanoTime();
    Meeting meeting = Meeting.create(organizer, title, "");
    try (TestParticipant leader = TestParticipant.join(server, organizer, meeting);
        TestParticipant presenter = TestParticipant.join(server, guest, meeting)) {
      presenter.share();

      JsonObject live =
          administrator.get("live").expect(200).getJsonArray("meetings").stream()
              .map(JsonValue::asJsonObject)
              .filter(one -> one.getJsonObject("meeting").getString("title").equals(title))
              .findFirst()
              .orElseThrow();
      assertThat(live.getJsonObject("share").getString("presenterName")).isEqualTo("Taro");
      JsonObject first = live.getJsonArray("participants").getJsonObject(0);
      assertThat(first.getString("name")).isEqualTo("Hanako");
      assertThat(first.getString("transport")).isEqualTo("websocket");
      assertThat(first.getString("tls")).startsWith("TLSv1.");
      assertThat(first.getString("address")).isNotEmpty();
      leader.say(ControlKind.LEAVE, EMPTY);
      leader.awaitClosed();
    }
    awaitRow(
        "history/access", title, row -> is(row, "name", "Hanako") && is(row, "reason", "left"));
    awaitRow("history/access", title, row -> is(row, "name", "Taro") && is(row, "reason", "left"));
    awaitRow("history/usage", title, row -> is(row, "name", "Taro") && row.getInt("viewers") == 1);
    assertThat(actions())
        .contains("MEETING_STARTED", "PARTICIPANT_JOINED", "SHARE_BEGAN", "PARTICIPANT_LEFT");
  }

  private static boolean is(JsonObject row, String field, String value) {
    return value.equals(row.getString(field, ""));
  }

  private void awaitRow(String history, String title, Predicate<JsonObject> wanted) {
    boolean found =
        Waiting.until(
            () ->
                rows(history + "?max=200").stream()
                    .filter(row -> is(row, "title", title))
                    .anyMatch(wanted),
            PATIENCE);
    assertThat(found).as(() -> history + ": " + rows(history + "?max=200")).isTrue();
  }

  private List<JsonObject> rows(String path) {
    return administrator.get(path).expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .toList();
  }

  private List<String> actions() {
    return server.administrator().actionsOf(hanako, taro);
  }
}
