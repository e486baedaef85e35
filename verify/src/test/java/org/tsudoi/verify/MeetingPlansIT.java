package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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
import org.tsudoi.verify.server.TsudoiServer;

/** Plans of meetings by the API, on the packaged server. */
@OnTsudoi
@Tag("spec-2")
class MeetingPlansIT {

  private static final JsonObject EMPTY = JsonValue.EMPTY_JSON_OBJECT;
  private static final Instant TOMORROW =
      Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.DAYS);

  private final TsudoiServer server;
  private final Person taro;
  private final ApiClient organizer;
  private final ApiClient guest;
  private final ApiClient stranger;

  MeetingPlansIT(TsudoiServer server) {
    this.server = server;
    taro = server.administrator().createUser("Taro", "PARTICIPANT");
    organizer = server.administrator().createUser("Hanako", "MEETING_CREATOR").signIn();
    guest = taro.signIn();
    stranger = server.administrator().createUser("Jiro", "PARTICIPANT").signIn();
  }

  private static void assertProblem(ApiAnswer answer, Problem expected) {
    assertThat(answer.problem()).as(answer.body()).isEqualTo(expected.key());
    assertThat(answer.status()).isEqualTo(expected.httpStatus());
  }

  private static JsonObjectBuilder planned(String title, Instant start) {
    return Json.createObjectBuilder()
        .add("title", title)
        .add("description", "議題\n1. Design")
        .add("plannedStart", start.toString())
        .add("plannedEnd", start.plusSeconds(3600).toString())
        .add("timeZone", "Asia/Tokyo");
  }

  private static List<String> own(ApiClient person) {
    return person.get("meetings/mine").expect(200).getJsonArray("meetings").stream()
        .map(row -> row.asJsonObject().getJsonObject("meeting").getString("title"))
        .toList();
  }

  @Test
  @Tag("spec-6.3.3")
  @Tag("Z-4")
  void aPlannedMeetingIsFoundByWhoIsInvitedAndHiddenFromOthers() {
    JsonObject made =
        organizer
            .post(
                "meetings",
                planned("設計レビュー", TOMORROW)
                    .add("meetingKey", "Sakura-2030")
                    .add("invitees", Json.createArrayBuilder().add(taro.name()))
                    .build())
            .expect(201);
    String plan = "meetings/" + made.getString("number") + "/plan";
    organizer.post("meetings", planned("Later", TOMORROW.plusSeconds(7200)).build()).expect(201);

    assertThat(made.getString("plannedStart")).isEqualTo(TOMORROW.toString());
    assertThat(own(organizer)).containsExactly("設計レビュー", "Later");
    assertThat(own(guest)).containsExactly("設計レビュー");
    assertThat(own(stranger)).isEmpty();
    JsonObject seen = guest.get(plan).expect(200);
    assertThat(seen.getString("description")).isEqualTo("議題\n1. Design");
    assertThat(seen.getBoolean("editable")).isFalse();
    assertThat(seen.getJsonArray("invitees")).isEmpty();
    assertThat(organizer.get(plan).expect(200).getJsonArray("invitees").getJsonObject(0))
        .isEqualTo(
            Json.createObjectBuilder()
                .add("id", taro.id())
                .add("loginName", taro.name())
                .add("name", "Taro")
                .build());
    assertProblem(stranger.get(plan), Problem.FORBIDDEN);
    assertProblem(
        guest.post("meetings/" + made.getString("number") + "/join", EMPTY),
        Problem.MEETING_KEY_REQUIRED);
  }

  @Test
  void ofEditorsAtTheSameTimeOneWinsAndTheOthersAreTold() {
    String number =
        organizer
            .post("meetings", planned("Mine", TOMORROW).build())
            .expect(201)
            .getString("number");
    long base =
        organizer
            .get("meetings/" + number + "/plan")
            .expect(200)
            .getJsonNumber("version")
            .longValue();

    List<CompletableFuture<ApiAnswer>> answers =
        IntStream.range(0, 6)
            .mapToObj(
                editor ->
                    CompletableFuture.supplyAsync(
                        () ->
                            organizer.put(
                                "meetings/" + number + "/plan",
                                planned("Editor " + editor, TOMORROW).add("base", base).build())))
            .toList();

    List<ApiAnswer> all = answers.stream().map(CompletableFuture::join).toList();
    List<ApiAnswer> won = all.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(won).hasSize(1);
    all.stream()
        .filter(answer -> answer.status() != 200)
        .forEach(answer -> assertProblem(answer, Problem.CONFLICT));
    assertThat(organizer.get("meetings/" + number).expect(200).getString("title"))
        .isEqualTo(won.get(0).json().getJsonObject("meeting").getString("title"));
  }

  @Test
  void aMeetingThatRepeatsIsOneMeetingAndListsShowItsNextTime() {
    Instant began = TOMORROW.minus(3, ChronoUnit.DAYS);
    JsonObject daily =
        Json.createObjectBuilder().add("frequency", "DAILY").add("count", 10).build();
    JsonObject made =
        organizer
            .post("meetings", planned("Daily", began).add("repeat", daily).build())
            .expect(201);
    organizer.post("meetings", planned("Once", began).build()).expect(201);

    String next = made.getString("plannedStart");
    assertThat(Instant.parse(next)).isAfter(Instant.now().minusSeconds(3600));
    assertThat(own(organizer)).containsExactly("Daily", "Once");
    JsonObject plan = organizer.get("meetings/" + made.getString("number") + "/plan").expect(200);
    assertThat(plan.getString("firstStart")).isEqualTo(began.toString());
    assertThat(plan.getJsonObject("repeat").getInt("count")).isEqualTo(10);
    assertThat(plan.getJsonObject("meeting").getString("plannedStart")).isEqualTo(next);
    for (JsonObject wrong :
        List.of(
            Json.createObjectBuilder().add("frequency", "DAILY").build(),
            Json.createObjectBuilder().add("frequency", "DAILY").add("count", 201).build(),
            Json.createObjectBuilder().add("frequency", "DAILY").add("until", "2999-01-01").build(),
            Json.createObjectBuilder(daily)
                .add("days", Json.createArrayBuilder().add("MONDAY"))
                .build())) {
      ApiAnswer refused =
          organizer.post("meetings", planned("Wrong", TOMORROW).add("repeat", wrong).build());
      assertProblem(refused, Problem.INVALID_VALUE);
      assertThat(refused.json().getString("field")).isEqualTo("repeat");
    }
    assertThat(own(organizer)).doesNotContain("Wrong");
  }

  @Test
  void oneTimeOfASeriesIsMovedAndCancelledAndTheOthersStay() {
    JsonObject daily = Json.createObjectBuilder().add("frequency", "DAILY").add("count", 3).build();
    String number =
        organizer
            .post(
                "meetings",
                planned("Stand-up", TOMORROW)
                    .add("repeat", daily)
                    .add("invitees", Json.createArrayBuilder().add(taro.name()))
                    .build())
            .expect(201)
            .getString("number");
    String plan = "meetings/" + number + "/plan";
    String first = plan + "/times/" + TOMORROW;
    Instant second = TOMORROW.plus(1, ChronoUnit.DAYS);

    JsonObject cancelled = organizer.post(first + "/cancel").expect(200);
    assertThat(cancelled.getJsonObject("meeting").getString("plannedStart"))
        .isEqualTo(second.toString());
    long base = cancelled.getJsonNumber("version").longValue();
    JsonObject later = move(base, second.plusSeconds(3600));
    JsonObject moved = organizer.put(plan + "/times/" + second, later).expect(200);

    assertThat(states(moved)).containsExactly("CANCELLED", "MOVED", "PLANNED");
    assertThat(states(guest.get(plan).expect(200)))
        .containsExactly("CANCELLED", "MOVED", "PLANNED");
    assertThat(guest.get("meetings/" + number).expect(200).getString("plannedStart"))
        .isEqualTo(second.plusSeconds(3600).toString());
    assertProblem(organizer.put(plan + "/times/" + second, later), Problem.CONFLICT);
    assertProblem(guest.post(first + "/cancel"), Problem.FORBIDDEN);
    assertProblem(stranger.put(first, later), Problem.FORBIDDEN);
    assertProblem(
        organizer.post(plan + "/times/" + TOMORROW.plusSeconds(1) + "/cancel"),
        Problem.MEETING_TIME_NOT_FOUND);
    assertProblem(organizer.post(plan + "/times/tomorrow/cancel"), Problem.MEETING_TIME_NOT_FOUND);
    assertField("plannedStart", organizer.put(first, move(base + 1, Instant.EPOCH)));
    assertField("plannedEnd", organizer.put(first, move(base + 1, second.plusSeconds(1800))));
    assertThat(organizer.put(first, EMPTY).status()).isEqualTo(422);

    JsonObject back = organizer.put(first, move(base + 1, TOMORROW)).expect(200);
    assertThat(states(back)).containsExactly("PLANNED", "MOVED", "PLANNED");
    assertThat(
            server
                .administrator()
                .signIn()
                .get("audit?max=100")
                .expect(200)
                .getJsonArray("rows")
                .toString())
        .contains("MEETING_TIME_MOVED", "MEETING_TIME_CANCELLED");
  }

  @Test
  void oneTimeOfASeriesAndAllLaterOnesAreChangedOrCancelled() {
    JsonObject daily = Json.createObjectBuilder().add("frequency", "DAILY").add("count", 5).build();
    String number =
        organizer
            .post(
                "meetings",
                planned("Weekly", TOMORROW)
                    .add("repeat", daily)
                    .add("meetingKey", "Sakura-2030")
                    .add("invitees", Json.createArrayBuilder().add(taro.name()))
                    .build())
            .expect(201)
            .getString("number");
    String plan = "meetings/" + number + "/plan";
    Instant third = TOMORROW.plus(2, ChronoUnit.DAYS);
    Instant fourth = TOMORROW.plus(3, ChronoUnit.DAYS);
    String following = plan + "/times/" + third + "/following";
    JsonObject cancelled = organizer.post(plan + "/times/" + fourth + "/cancel").expect(200);
    long base = cancelled.getJsonNumber("version").longValue();
    JsonObject repeat =
        Json.createObjectBuilder().add("frequency", "DAILY").add("count", 3).build();
    JsonObject wanted =
        planned("Weekly, new", third)
            .add("base", base)
            .add("repeat", repeat)
            .add("invitees", Json.createArrayBuilder().add(taro.name()))
            .build();

    assertProblem(guest.post(following, wanted), Problem.FORBIDDEN);
    assertProblem(
        stranger.post(following + "/cancel", Json.createObjectBuilder().add("base", base).build()),
        Problem.FORBIDDEN);
    assertField(
        "plannedStart",
        organizer.post(
            following,
            Json.createObjectBuilder(wanted)
                .add("plannedStart", TOMORROW.toString())
                .add("plannedEnd", TOMORROW.plusSeconds(60).toString())
                .build()));
    assertField(
        "invitees",
        organizer.post(
            following,
            Json.createObjectBuilder(wanted)
                .add("invitees", Json.createArrayBuilder().add("nobody-" + UUID.randomUUID()))
                .build()));
    assertProblem(
        organizer.post(plan + "/times/" + TOMORROW + "/following", wanted),
        Problem.LAST_MEETING_TIME);
    assertThat(states(organizer.get(plan).expect(200)))
        .as("what was refused has changed nothing")
        .containsExactly("PLANNED", "PLANNED", "PLANNED", "CANCELLED", "PLANNED");
    assertThat(own(organizer)).containsOnlyOnce("Weekly").doesNotContain("Weekly, new");

    List<ApiAnswer> both =
        Stream.of(wanted, wanted)
            .map(body -> CompletableFuture.supplyAsync(() -> organizer.post(following, body)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted(Comparator.comparing(ApiAnswer::status))
            .toList();

    JsonObject rest = both.get(0).expect(201);
    assertProblem(both.get(1), Problem.CONFLICT);
    JsonObject made = rest.getJsonObject("meeting");
    assertThat(states(rest)).containsExactly("PLANNED", "CANCELLED", "PLANNED");
    assertThat(made.getString("title")).isEqualTo("Weekly, new");
    assertThat(made.getBoolean("keyRequired")).isTrue();
    JsonObject shorter = organizer.get(plan).expect(200);
    assertThat(states(shorter)).containsExactly("PLANNED", "PLANNED");
    assertThat(guest.get("meetings/" + number).expect(200).getString("continuedBy"))
        .isEqualTo(made.getString("number"));
    assertThat(own(guest)).contains("Weekly", "Weekly, new");
    assertProblem(
        guest.post("meetings/" + made.getString("number") + "/join", EMPTY),
        Problem.MEETING_KEY_REQUIRED);

    long newer = shorter.getJsonNumber("version").longValue();
    String second = plan + "/times/" + TOMORROW.plus(1, ChronoUnit.DAYS) + "/following/cancel";
    assertProblem(
        organizer.post(second, Json.createObjectBuilder().add("base", base).build()),
        Problem.CONFLICT);
    assertThat(organizer.post(second, EMPTY).status()).isEqualTo(422);
    JsonObject left =
        organizer.post(second, Json.createObjectBuilder().add("base", newer).build()).expect(200);
    assertThat(left.getJsonArray("times")).isEmpty();
    assertThat(left.getString("firstStart")).isEqualTo(TOMORROW.toString());
    assertThat(
            server
                .administrator()
                .signIn()
                .get("audit?max=100")
                .expect(200)
                .getJsonArray("rows")
                .toString())
        .contains("MEETING_SHORTENED");
  }

  private static JsonObject move(long base, Instant start) {
    return Json.createObjectBuilder()
        .add("base", base)
        .add("plannedStart", start.toString())
        .add("plannedEnd", start.plusSeconds(3600).toString())
        .build();
  }

  private static List<String> states(JsonObject planned) {
    return planned.getJsonArray("times").stream()
        .map(time -> time.asJsonObject().getString("state"))
        .toList();
  }

  private static void assertField(String field, ApiAnswer refused) {
    assertProblem(refused, Problem.INVALID_VALUE);
    assertThat(refused.json().getString("field")).isEqualTo(field);
  }

  @Test
  void whatIsNoPlanIsRefused() {
    JsonObject half =
        Json.createObjectBuilder()
            .add("title", "Half")
            .add("plannedStart", TOMORROW.toString())
            .build();
    assertProblem(organizer.post("meetings", half), Problem.INVALID_VALUE);
    JsonObject nobody =
        planned("Nobody", TOMORROW)
            .add("invitees", Json.createArrayBuilder().add("nobody-" + UUID.randomUUID()))
            .build();
    ApiAnswer refused = organizer.post("meetings", nobody);
    assertProblem(refused, Problem.INVALID_VALUE);
    assertThat(refused.json().getString("field")).isEqualTo("invitees");
    assertThat(own(organizer)).doesNotContain("Nobody");
    JsonObject nowhere = planned("Nowhere", TOMORROW).add("timeZone", "Mars/Base").build();
    assertProblem(organizer.post("meetings", nowhere), Problem.INVALID_VALUE);
    assertThat(
            organizer
                .post(
                    "meetings",
                    planned("Long", TOMORROW).add("description", "x".repeat(3001)).build())
                .status())
        .isEqualTo(422);
    assertThat(
            organizer
                .post("meetings", planned("Bad", TOMORROW).add("plannedEnd", "soon").build())
                .status())
        .isEqualTo(400);
  }

  @Test
  void aCancelledMeetingThrowsEverybodyOutAndLetsNobodyIn() {
    Meeting meeting = Meeting.create(organizer, "Called off", "");
    String path = "meetings/" + meeting.number();
    JsonObject invited =
        planned("Called off", TOMORROW)
            .add("base", 0)
            .add("invitees", Json.createArrayBuilder().add(taro.name()))
            .build();
    organizer.put(path + "/plan", invited).expect(200);
    try (TestParticipant inside = TestParticipant.join(server, guest, meeting)) {
      assertProblem(guest.post(path + "/cancel"), Problem.FORBIDDEN);

      organizer.post(path + "/cancel").expect(204);

      assertThat(inside.awaitClosed().code()).isEqualTo(Problem.MEETING_ENDED.closeCode());
    }
    assertProblem(guest.post(path + "/join", EMPTY), Problem.MEETING_CANCELLED);
    assertProblem(organizer.post(path + "/join", EMPTY), Problem.MEETING_CANCELLED);
    assertProblem(
        organizer.put(path + "/plan", Json.createObjectBuilder(invited).add("base", 2).build()),
        Problem.MEETING_CANCELLED);
    assertThat(own(guest)).contains("Called off");
    assertThat(guest.get(path).expect(200).getBoolean("cancelled")).isTrue();
    assertThat(stranger.get("meetings").expect(200).getJsonArray("meetings").toString())
        .doesNotContain(meeting.number());
    assertThat(
            server
                .administrator()
                .signIn()
                .get("audit?max=100")
                .expect(200)
                .getJsonArray("rows")
                .toString())
        .contains("MEETING_CANCELLED", "MEETING_INVITED", "MEETING_CHANGED");
  }
}
