package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tsudoi.verify.client.AdmittedOptions;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Agreements to terms, single times of a series and a meeting with cameras, while nothing can be
 * written and afterwards.
 *
 * @param organizer leads the meeting and the series
 * @param guest has not agreed yet
 * @param meeting where the guest would join
 * @param series the number of the series
 * @param terms the version that is to be agreed to
 */
record NewestTables(
    ApiClient organizer, ApiClient guest, Meeting meeting, String series, long terms) {

  static final String SERIES = "Stand-up";
  static final String WITH_CAMERAS = "Faces";

  /** The journal tries again every five seconds. */
  private static final Duration CATCHES_UP = Duration.ofSeconds(60);

  private static final Instant TOMORROW =
      Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);

  /** Admits cameras, writes terms, which the people inside are not asked for, opens a series. */
  static NewestTables prepare(
      TsudoiServer server, Person leader, ApiClient organizer, ApiClient guest, Meeting meeting) {
    AdmittedOptions.admit(server, leader, "cameras");
    JsonObject terms =
        Json.createObjectBuilder()
            .add("base", 0)
            .add("required", true)
            .add("english", "Nobody takes pictures.")
            .add("japanese", "撮影はご遠慮ください。")
            .build();
    long version =
        server
            .administrator()
            .signIn()
            .put("join-terms", terms)
            .expect(200)
            .getJsonNumber("version")
            .longValue();
    JsonObject daily = Json.createObjectBuilder().add("frequency", "DAILY").add("count", 3).build();
    JsonObject series =
        Json.createObjectBuilder()
            .add("title", SERIES)
            .add("plannedStart", TOMORROW.toString())
            .add("plannedEnd", TOMORROW.plusSeconds(3600).toString())
            .add("timeZone", "Asia/Tokyo")
            .add("repeat", daily)
            .build();
    String number = organizer.post("meetings", series).expect(201).getString("number");
    return new NewestTables(organizer, guest, meeting, number, version);
  }

  /** What is asked for now is refused, and the reason is said. */
  Map<String, ApiAnswer> refused() {
    Map<String, ApiAnswer> answers = new LinkedHashMap<>();
    answers.put("agree", agree());
    answers.put("join", join());
    answers.put("move", move());
    answers.put("cancel", cancel());
    answers.put("open", openWithCameras());
    return answers;
  }

  /** Nothing of it was kept, and all of it can be done now. */
  void assertUntouchedAndDoneNow() {
    assertThat(guest.get("meetings/terms").expect(200).getBoolean("due")).isTrue();
    assertThat(Waiting.until(() -> join().status() != 503, CATCHES_UP)).isTrue();
    assertThat(join().problem()).isEqualTo("agreement-required");
    assertThat(states(organizer.get(plan()).expect(200)))
        .containsExactly("PLANNED", "PLANNED", "PLANNED");
    assertThat(organizer.get("meetings/mine").body()).doesNotContain(WITH_CAMERAS);

    agree().expect(204);
    join().expect(200);
    assertThat(states(move().expect(200))).containsExactly("MOVED", "PLANNED", "PLANNED");
    assertThat(states(cancel().expect(200))).containsExactly("MOVED", "CANCELLED", "PLANNED");
    assertThat(openWithCameras().expect(201).getBoolean("cameras")).isTrue();
  }

  private ApiAnswer agree() {
    return guest.post(
        "meetings/terms/agree", Json.createObjectBuilder().add("version", terms).build());
  }

  private ApiAnswer join() {
    return guest.post("meetings/" + meeting.number() + "/join", JsonValue.EMPTY_JSON_OBJECT);
  }

  private ApiAnswer move() {
    return organizer.put(
        plan() + "/times/" + TOMORROW,
        Json.createObjectBuilder()
            .add("base", 1)
            .add("plannedStart", TOMORROW.plusSeconds(1800).toString())
            .add("plannedEnd", TOMORROW.plusSeconds(3600).toString())
            .build());
  }

  private ApiAnswer cancel() {
    return organizer.post(plan() + "/times/" + TOMORROW.plus(1, ChronoUnit.DAYS) + "/cancel");
  }

  private ApiAnswer openWithCameras() {
    return organizer.post(
        "meetings",
        Json.createObjectBuilder().add("title", WITH_CAMERAS).add("cameras", true).build());
  }

  private String plan() {
    return "meetings/" + series + "/plan";
  }

  private static List<String> states(JsonObject planned) {
    return planned.getJsonArray("times").stream()
        .map(time -> time.asJsonObject().getString("state"))
        .toList();
  }
}
