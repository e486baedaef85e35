package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** What groups ask of devices and hours, on the packaged server. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.1")
class GroupRulesIT {

  private static final JsonObject EMPTY = JsonValue.EMPTY_JSON_OBJECT;

  private final TsudoiServer server;
  private final ApiClient chief;
  private final String group;

  GroupRulesIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
    group =
        chief
            .post(
                "groups",
                Json.createObjectBuilder()
                    .add("name", "Rules " + UUID.randomUUID())
                    .add("description", "")
                    .build())
            .expect(201)
            .getString("id");
  }

  private Person member(String name, String role) {
    Person person = server.administrator().createUser(name, role);
    chief.put("groups/" + group + "/members/" + person.id(), EMPTY).expect(204);
    return person;
  }

  /** Hours of every day that begin and end so many hours from now. */
  private static JsonObjectBuilder hours(int from, int until) {
    LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    return Json.createObjectBuilder()
        .add("zone", "UTC")
        .add(
            "intervals",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add(
                            "days",
                            Json.createArrayBuilder()
                                .add("MONDAY")
                                .add("TUESDAY")
                                .add("WEDNESDAY")
                                .add("THURSDAY")
                                .add("FRIDAY")
                                .add("SATURDAY")
                                .add("SUNDAY"))
                        .add("from", now.plusHours(from).toString())
                        .add("until", now.plusHours(until).toString())));
  }

  private ApiAnswer trySignIn(String loginName, String password) {
    return server
        .anonymous()
        .post(
            "session",
            Json.createObjectBuilder()
                .add("loginName", loginName)
                .add("password", password)
                .add("delivery", "bearer")
                .build());
  }

  private ApiAnswer save(ApiClient who, int base, JsonObjectBuilder rules) {
    return who.put("groups/" + group + "/policy", rules.add("base", base).build());
  }

  private static JsonObjectBuilder rules() {
    return Json.createObjectBuilder();
  }

  @Test
  @Tag("spec-6.4.4")
  void hoursEndWhatLivesAndAreSaidBehindTheRightPasswordAlone() {
    Person hanako = member("Hanako", "MEETING_CREATOR");
    ApiClient session = hanako.signIn();
    Meeting meeting = Meeting.create(session, "Late", "");
    try (TestParticipant inside = TestParticipant.join(server, session, meeting)) {
      JsonObject preview =
          chief
              .post(
                  "groups/" + group + "/policy/preview", rules().add("hours", hours(2, 3)).build())
              .expect(200)
              .getJsonObject("hours");
      assertThat(preview.getInt("shutOut")).isEqualTo(1);
      assertThat(preview.getBoolean("self")).isFalse();
      assertThat(session.get("session").status()).as("nothing was done").isEqualTo(200);

      save(chief, 0, rules().add("hours", hours(2, 3))).expect(200);

      assertThat(session.get("session").status()).as("at once").isEqualTo(401);
      ApiAnswer right = trySignIn(hanako.name(), hanako.password());
      assertThat(right.problem()).isEqualTo("outside-hours");
      assertThat(Instant.parse(right.json().getString("detail"))).isAfter(Instant.now());
      assertThat(trySignIn(hanako.name(), "Wrong-Horse-77").problem()).isEqualTo("sign-in-failed");
      assertThat(inside.awaitClosed().code()).isEqualTo(Problem.SESSION_ENDED.closeCode());
    }
    assertThat(chief.get("audit?max=200").expect(200).getJsonArray("rows"))
        .extracting(JsonValue::toString)
        .anyMatch(row -> row.contains("outside-hours") && row.contains(hanako.id()));
  }

  @Test
  void hoursThatAdmitSayWhenTheyEnd() {
    Person hanako = member("Hanako", "PARTICIPANT");
    JsonObject hours = hours(-1, 2).build();
    save(chief, 0, rules().add("hours", hours)).expect(200);

    JsonObject session = hanako.signIn().get("session").expect(200);

    assertThat(Instant.parse(session.getString("absoluteEnd")))
        .isBefore(Instant.now().plus(2, ChronoUnit.HOURS));
    assertThat(session.getJsonArray("hours").getJsonObject(0).getString("zone")).isEqualTo("UTC");
    JsonObject kept = chief.get("groups/" + group + "/policy").expect(200);
    assertThat(kept.containsKey("passwords")).isFalse();
    assertThat(kept.getJsonObject("hours")).isEqualTo(hours);
  }

  @Test
  void nobodyShutsThemselvesOut() {
    Person other = member("Other chief", "SYSTEM_ADMINISTRATOR");
    ApiClient self = other.signIn();

    ApiAnswer hours = save(self, 0, rules().add("hours", hours(2, 3)));
    ApiAnswer devices = save(self, 0, rules().add("devices", "BOTH_REQUIRED"));

    assertThat(hours.problem()).isEqualTo("would-lock-out");
    assertThat(devices.problem()).isEqualTo("would-lock-out");
    assertThat(chief.get("groups/" + group + "/policy").expect(200).getInt("version")).isZero();
  }

  @Test
  void theRuleForDevicesCountsForMembersInsteadOfTheInstallations() {
    Person hanako = member("Hanako", "PARTICIPANT");
    JsonObject preview =
        chief
            .post(
                "groups/" + group + "/policy/preview",
                rules().add("devices", "KEY_REQUIRED").build())
            .expect(200);
    assertThat(preview.getJsonObject("devices").getInt("lockedOut")).isEqualTo(1);

    save(chief, 0, rules().add("devices", "KEY_REQUIRED")).expect(200);

    assertThat(trySignIn(hanako.name(), hanako.password()).problem()).isEqualTo("device-unknown");
    chief.delete("groups/" + group + "/members/" + hanako.id()).expect(204);
    hanako.signIn();
  }

  @Test
  @Tag("spec-6.3.3")
  void meetingsOfMembersHaveTheKeyThatTheirGroupWants() {
    Person hanako = member("Hanako", "MEETING_CREATOR");
    ApiClient session = hanako.signIn();
    JsonObject withoutKey = Json.createObjectBuilder().add("title", "Open").build();
    session.post("meetings", withoutKey).expect(201);

    JsonObject saved =
        save(chief, 0, rules().add("meetings", rules().add("key", "FORCED_ON"))).expect(200);

    assertThat(saved.getJsonObject("meetings").getString("key")).isEqualTo("FORCED_ON");
    assertThat(session.post("meetings", withoutKey).problem()).isEqualTo("meeting-key-required");
    Meeting.create(session, "Closed", "Sakura-2030");
    save(chief, 1, rules()).expect(200);
    session.post("meetings", withoutKey).expect(201);
  }

  @Test
  @Tag("spec-6.3.3")
  void whoOpensMeetingsIsToldWhatTheGroupHasSetAndCannotChooseOtherwise() {
    ApiClient session = member("Hanako", "MEETING_CREATOR").signIn();
    save(
            chief,
            0,
            rules()
                .add(
                    "meetings",
                    rules()
                        .add("key", "DEFAULT_OFF")
                        .add("lobby", "FORCED_ON")
                        .add("endOnTime", "DEFAULT_ON")
                        .add("invitedOnly", "FORCED_OFF")
                        .add("guests", "FORCED_OFF")))
        .expect(200);

    assertThat(session.get("meetings/options").expect(200).getJsonArray("options"))
        .containsExactly(
            option("meetingKey", false, false),
            option("lobby", true, true),
            option("invitedOnly", false, true),
            option("endOnTime", true, false),
            option("guests", false, true),
            option("cameras", false, true),
            option("successor", true, false));
    for (String against : List.of("lobby", "invitedOnly", "guests")) {
      ApiAnswer refused =
          session.post(
              "meetings",
              rules().add("title", "Against").add(against, !against.equals("lobby")).build());
      assertThat(refused.problem()).isEqualTo("invalid-value");
      assertThat(refused.json().getString("field")).isEqualTo(against);
    }
    JsonObject made =
        session
            .post("meetings", rules().add("title", "Within").add("endOnTime", false).build())
            .expect(201);
    assertThat(made.getBoolean("lobby")).isTrue();
    assertThat(made.getBoolean("endOnTime")).isFalse();
  }

  private static JsonObject option(String name, boolean on, boolean forced) {
    return rules().add("option", name).add("on", on).add("forced", forced).build();
  }

  @Test
  void namesWhatIsWrong() {
    ApiAnswer zone = save(chief, 0, rules().add("hours", hours(1, 2).add("zone", "Mars/Olympus")));
    ApiAnswer time =
        save(
            chief,
            0,
            rules()
                .add(
                    "hours",
                    Json.createObjectBuilder()
                        .add("zone", "UTC")
                        .add(
                            "intervals",
                            Json.createArrayBuilder()
                                .add(
                                    Json.createObjectBuilder()
                                        .add("days", Json.createArrayBuilder().add("MONDAY"))
                                        .add("from", "9:00")
                                        .add("until", "24:00")))));

    assertThat(zone.problem()).isEqualTo("invalid-value");
    assertThat(zone.json().getString("field")).isEqualTo("hours.zone");
    assertThat(time.problem()).isEqualTo("invalid-value");
  }

  @Test
  void twoGroupsAreGivenRulesAtTheSameTime() {
    String other =
        chief
            .post(
                "groups",
                Json.createObjectBuilder()
                    .add("name", "Rules " + UUID.randomUUID())
                    .add("description", "")
                    .build())
            .expect(201)
            .getString("id");
    for (int round = 0; round < 12; round++) {
      int base = round;
      List<Integer> answers =
          Stream.of(group, other)
              .parallel()
              .map(one -> saved(one, base))
              .map(ApiAnswer::status)
              .toList();
      assertThat(answers).as("round %d", round).containsExactly(200, 200);
    }
  }

  private ApiAnswer saved(String one, int base) {
    JsonObjectBuilder often =
        rules().add("base", base).add("devices", base % 2 == 0 ? "OFF" : "KEY_REQUIRED");
    return chief.put("groups/" + one + "/policy", often.build());
  }
}
