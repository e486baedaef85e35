package org.tsudoi.verify.accounts;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

@OnTsudoi
@Tag("spec-6.3.2")
class UsersApiIT {

  private static final String DEVICE =
      "{\"name\":\"Erasable laptop\",\"macs\":[\"02-00-5e-00-53-07\"]}";

  private static final String ATTACHMENT = "attachment; filename=\"users.csv\"";

  private final TsudoiServer server;

  UsersApiIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void createsChangesAndFindsAUser() {
    ApiClient chief = server.administrator().signIn();
    String name = freshName();
    String id = chief.post("users", user(name)).expect(201).getString("id");

    JsonObject changed =
        chief
            .patch(
                "users/" + id,
                JsonText.object(
                    "{\"displayName\":\"佐藤 花子 𠮷\",\"kana\":\"さとう はなこ\","
                        + "\"validity\":{\"until\":\"2099-01-01T00:00:00Z\"}}"))
            .expect(200);

    assertThat(changed.getString("displayName")).isEqualTo("佐藤 花子 𠮷");
    assertThat(changed.getString("language")).isEqualTo("en");
    JsonObject found = chief.get("users?query=" + name).expect(200);
    assertThat(found.getInt("total")).isEqualTo(1);
    assertThat(found.getJsonArray("rows").getJsonObject(0)).isEqualTo(changed);
    assertThat(chief.get("users/" + id).expect(200)).isEqualTo(changed);
    assertThat(changed.toString()).doesNotContain("argon2").doesNotContain("password_hash");
  }

  @Test
  void refusesATakenName() {
    ApiClient chief = server.administrator().signIn();
    String name = freshName();
    chief.post("users", user(name)).expect(201);

    ApiAnswer again = chief.post("users", user(name.toUpperCase(Locale.ROOT)));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("login-name-taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"00000000-0000-0000-0000-000000000000\"}",
        "{\"state\":\"DISABLED\"}",
        "{\"passwordHash\":\"x\"}",
        "{\"roles\":[\"GOD\"]}",
        "{\"roles\":\"PARTICIPANT\"}",
        "{\"displayName\":{\"a\":1}}",
        "[]",
        "{",
        "nonsense"
      })
  @Tag("X-14")
  void refusesWhatTheSchemaDoesNotHave(String body) {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    String token = server.administrator().signIn().token();

    HttpResponse<String> answer =
        new RawApi(server)
            .send("PATCH", "users/" + hanako.id(), body, "Authorization", "Bearer " + token);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RawApi.codeOf(answer)).isEqualTo("malformed");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"loginName", "displayName", "roles", "language"})
  void namesTheFieldThatIsMissing(String field) {
    JsonObject body = Json.createObjectBuilder(user(freshName())).remove(field).build();

    ApiAnswer answer = server.administrator().signIn().post("users", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getString("field")).isEqualTo(field);
  }

  @Test
  void refusesABodyThatIsTooLargeOrTooDeep() {
    RawApi api = new RawApi(server);

    assertThat(RawApi.codeOf(api.send("POST", "session", "[".repeat(200_000))))
        .isEqualTo("too-large");
    assertThat(RawApi.codeOf(api.send("POST", "session", "[".repeat(50_000))))
        .isEqualTo("malformed");
  }

  @Test
  @Tag("X-14")
  @Tag("Z-2")
  void letsOnlyAdministratorsNearUsers() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT", "MEETING_CREATOR");
    ApiClient session = hanako.signIn();

    assertThat(server.anonymous().get("users").status()).isEqualTo(401);
    assertThat(session.get("users").problem()).isEqualTo("forbidden");
    assertThat(session.post("users", user(freshName())).problem()).isEqualTo("forbidden");
    assertThat(session.post("users/" + hanako.id() + "/disable").problem()).isEqualTo("forbidden");
    assertThat(
            session
                .patch(
                    "users/" + hanako.id(),
                    JsonText.object("{\"roles\":[\"SYSTEM_ADMINISTRATOR\"]}"))
                .problem())
        .isEqualTo("forbidden");
  }

  @Test
  @Tag("Z-18")
  void pressesNoButtonForWhomeverItIsNotShownOrMeant() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    String page = "accounts/account-edit.xhtml?id=" + hanako.id();
    Person auditor = server.administrator().createUser("Auditor", "AUDITOR");
    Person keeper = server.administrator().createUser("Keeper", "USER_ADMINISTRATOR");
    Map<String, String> typed = Map.of("edit:displayName", "Owned", "edit:roles", "AUDITOR");
    ApiClient chief = server.administrator().signIn();

    for (String press : List.of("edit:save", "edit:enable", "disableForm:confirm")) {
      String[] names = press.split(":");
      HttpResponse<String> answer =
          ConsentPage.open(auditor, page).press(names[0], names[1], typed);
      assertThat(answer.statusCode()).as(press).isLessThan(500);
    }

    JsonObject after = chief.get("users/" + hanako.id()).expect(200);
    assertThat(after.getString("state")).isEqualTo("ACTIVE");
    assertThat(after.getString("displayName")).isEqualTo("Hanako");
    ConsentPage.open(keeper, page).press("disableForm", "confirm", Map.of());
    assertThat(chief.get("users/" + hanako.id()).expect(200).getString("state"))
        .as("the same by somebody who may")
        .isEqualTo("DISABLED");
  }

  @Test
  void answersAlikeForAUserThatDoesNotExist() {
    ApiClient chief = server.administrator().signIn();

    assertThat(chief.get("users/00000000-0000-0000-0000-000000000000").problem())
        .isEqualTo("not-found");
    assertThat(chief.get("users/nonsense").problem()).isEqualTo("malformed");
  }

  @Test
  void deletesAndRestoresAUser() {
    ApiClient chief = server.administrator().signIn();
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    ApiClient session = hanako.signIn();

    assertThat(chief.delete("users/" + hanako.id()).status()).isEqualTo(204);

    assertThat(session.get("session").status()).isEqualTo(401);
    assertThat(chief.get("users?query=" + hanako.name()).expect(200).getInt("total")).isZero();
    JsonObject deleted = chief.get("users?state=DELETED&query=" + hanako.name()).expect(200);
    assertThat(deleted.getJsonArray("rows").getJsonObject(0).getString("state"))
        .isEqualTo("DELETED");
    assertThat(chief.post("users", user(hanako.name())).problem()).isEqualTo("login-name-taken");
    assertThat(chief.delete("users/" + hanako.id()).problem()).isEqualTo("not-found");
    assertThat(chief.get("users?state=GONE").problem()).isEqualTo("invalid-value");

    assertThat(chief.post("users/" + hanako.id() + "/restore").status()).isEqualTo(204);

    assertThat(session.get("session").status()).isEqualTo(401);
    assertThat(hanako.signIn().get("session").status()).isEqualTo(200);
  }

  @Test
  @Tag("spec-6.3.4")
  @Tag("A-11")
  void whoIsDeletedInAMeetingIsOutAtOnceAndStaysInTheHistory() {
    ApiClient chief = server.administrator().signIn();
    Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    Meeting meeting = Meeting.create(olga.signIn(), "Deleted inside", "");
    try (ResumingParticipant inside =
        ResumingParticipant.join(server, Transport.WEBSOCKET, hanako.signIn(), meeting)) {
      chief.delete("users/" + hanako.id()).expect(204);

      assertThat(inside.awaitOver()).isNotEmpty();
    }

    assertThat(chief.get("history/access?max=200").expect(200).getJsonArray("rows").toString())
        .contains("Deleted inside", hanako.id(), "\"Hanako\"");
  }

  @Test
  @Tag("spec-6.3.4")
  void erasesWhoeverIsDeletedAndTheHistoriesStayReadable() {
    ApiClient chief = server.administrator().signIn();
    ApiClient keeper = server.administrator().createUser("Keeper", "USER_ADMINISTRATOR").signIn();
    Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    Person hanako = server.administrator().createUser("Hanako Erasable", "PARTICIPANT");
    ApiClient session = hanako.signIn();
    session.post("session/devices", JsonText.object(DEVICE)).expect(201);
    Meeting meeting = Meeting.create(olga.signIn(), "Was " + hanako.id(), "");
    try (TestParticipant inside = TestParticipant.join(server, session, meeting)) {
      assertThat(inside.sender()).isNotNegative();
    }
    String erase = "users/" + hanako.id() + "/erase";

    assertThat(chief.post(erase, named(hanako.name())).problem()).isEqualTo("conflict");
    chief.delete("users/" + hanako.id()).expect(204);
    assertThat(keeper.post(erase, named(hanako.name())).problem()).isEqualTo("forbidden");
    assertThat(chief.post(erase, named(olga.name())).problem()).isEqualTo("invalid-value");
    assertThat(chief.post(erase, JsonText.object("{}")).status()).isEqualTo(422);
    assertThat(chief.get("history/access?text=Erasable").expect(200).toString())
        .contains("Hanako Erasable");
    JsonObject erased = chief.post(erase, named(hanako.name())).expect(200);

    String pseudonym = "erased-" + hanako.id().substring(0, 8);
    assertThat(erased.getString("displayName")).isEqualTo(pseudonym);
    assertThat(erased.getBoolean("erased")).isTrue();
    assertThat(chief.post(erase, named(erased.getString("loginName"))).problem())
        .isEqualTo("conflict");
    assertThat(chief.post("users/" + hanako.id() + "/restore").problem()).isEqualTo("conflict");
    JsonObject bulk = chief.post("users/bulk", restoring(hanako.id())).expect(200);
    assertThat(bulk.toString()).contains("ERASED");
    assertThat(chief.get("devices?user=" + hanako.id() + "&max=500").expect(200).toString())
        .doesNotContain("Erasable laptop");
    assertThat(chief.get("users/" + hanako.id() + "/sessions").body()).isEqualTo("[]");
    assertThat(chief.get("history/access?text=" + pseudonym).expect(200).toString())
        .contains("Was " + hanako.id());
    String trail = chief.get("audit?max=500&text=" + pseudonym).expect(200).toString();
    assertThat(trail)
        .contains("PARTICIPANT_JOINED", "ACCOUNT_DELETED", "PERSONAL_KEY_DESTROYED")
        .doesNotContain("Hanako Erasable", hanako.name());
    chief.post("users", user(hanako.name())).expect(201);
  }

  private static JsonObject named(String loginName) {
    return Json.createObjectBuilder().add("loginName", loginName).build();
  }

  private static JsonObject restoring(String id) {
    return Json.createObjectBuilder()
        .add("action", "RESTORE")
        .add("users", Json.createArrayBuilder().add(id))
        .build();
  }

  @Test
  @Tag("spec-6.3.1")
  void listsAndEndsTheSessionsOfAUserAndOnesOwn() {
    ApiClient keeper = server.administrator().createUser("Keeper", "USER_ADMINISTRATOR").signIn();
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    Person taro = server.administrator().createUser("Taro", "PARTICIPANT");
    ApiClient here = hanako.signIn();
    ApiClient there = hanako.signIn();
    ApiClient away = hanako.signIn();
    String sessions = "users/" + hanako.id() + "/sessions";

    JsonArray all = keeper.get(sessions).array();
    JsonArray own = here.get("session/sessions").array();

    assertThat(ids(own)).containsExactlyElementsOf(ids(all)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(current(all)).isEmpty();
    String ofThere = current(there.get("session/sessions").array()).get(0);
    String ofHere = current(own).get(0);
    ApiClient stranger = taro.signIn();
    assertThat(stranger.delete("session/sessions/" + ofHere).problem()).isEqualTo("not-found");
    assertThat(keeper.delete("session/sessions/" + ofHere).problem()).isEqualTo("not-found");
    assertThat(keeper.delete("users/" + taro.id() + "/sessions/" + ofThere).problem())
        .isEqualTo("not-found");
    assertThat(stranger.get(sessions).problem()).isEqualTo("forbidden");
    assertThat(keeper.get("users/00000000-0000-0000-0000-000000000000/sessions").problem())
        .isEqualTo("not-found");
    keeper.delete(sessions + "/" + ofThere).expect(204);
    assertThat(there.get("session").status()).isEqualTo(401);
    assertThat(keeper.delete(sessions + "/" + ofThere).problem()).isEqualTo("not-found");
    assertThat(here.post("session/sessions/end-others").expect(200).getInt("ended")).isPositive();
    assertThat(away.get("session").status()).isEqualTo(401);
    assertThat(ids(here.get("session/sessions").array())).containsExactly(ofHere);
    here.delete("session/sessions/" + ofHere).expect(204);
    assertThat(here.get("session").status()).isEqualTo(401);
  }

  private static List<String> ids(JsonArray sessions) {
    return sessions.getValuesAs(JsonObject.class).stream()
        .map(session -> session.getString("id"))
        .toList();
  }

  private static List<String> current(JsonArray sessions) {
    return sessions.getValuesAs(JsonObject.class).stream()
        .filter(session -> session.getBoolean("current"))
        .map(session -> session.getString("id"))
        .toList();
  }

  @Test
  void findsByRoleMailAndDepartmentTogether() {
    ApiClient chief = server.administrator().signIn();
    String word = freshName();
    String auditor = created(chief, word, "AUDITOR");
    String participant = created(chief, word, "PARTICIPANT");

    assertThat(found(chief, "query=" + word + "%40aoba.example"))
        .containsExactlyInAnyOrder(auditor, participant);
    assertThat(found(chief, "query=Dept%20" + word + "&role=AUDITOR")).containsExactly(auditor);
    assertThat(found(chief, "query=" + word + "&role=MEETING_CREATOR")).isEmpty();
    assertThat(chief.get("users/export?role=AUDITOR&query=" + word).body().lines()).hasSize(2);
    assertThat(chief.get("users?role=GOD").problem()).isEqualTo("invalid-value");
  }

  private static String created(ApiClient chief, String word, String role) {
    JsonObject wanted =
        Json.createObjectBuilder(user(freshName()))
            .add("email", word + "@aoba.example")
            .add("department", "Dept " + word)
            .add("roles", Json.createArrayBuilder().add(role))
            .build();
    return chief.post("users", wanted).expect(201).getString("id");
  }

  private static List<String> found(ApiClient chief, String query) {
    return ids(chief.get("users?" + query).expect(200).getJsonArray("rows"));
  }

  @Test
  void importsWhatTheDryRunSaidAndExportsIt() {
    ApiClient chief = server.administrator().signIn();
    String name = freshName();
    byte[] csv =
        ("ユーザー ID,氏名,部署,役割,タイムゾーン\r\n" + name + ",髙橋 花子,開発部,監査者;参加者,Asia/Tokyo\r\n")
            .getBytes(Charset.forName("windows-31j"));

    JsonObject dry = chief.post("users/import?dryRun=true", "text/csv", csv).expect(200);

    assertThat(dry.getBoolean("written")).isFalse();
    assertThat(dry.getInt("created")).isEqualTo(1);
    assertThat(chief.get("users?query=" + name).expect(200).getInt("total")).isZero();

    JsonObject done = chief.post("users/import", "text/csv", csv).expect(200);

    assertThat(done.getBoolean("written")).isTrue();
    String oneTime = done.getJsonArray("passwords").getJsonObject(0).getString("oneTimePassword");
    assertThat(server.anonymous().signIn(name, oneTime).token()).isNotEmpty();
    ApiAnswer file = chief.get("users/export?language=ja&query=" + name);
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition")).contains(ATTACHMENT);
    assertThat(file.body())
        .contains("氏名,ふりがな", name + ",髙橋 花子,,,開発部,監査者;参加者,,ja,Asia/Tokyo,,,有効")
        .doesNotContain("argon2");
    JsonObject again =
        chief.post("users/import", "text/csv", file.body().getBytes(UTF_8)).expect(200);
    assertThat(again.getInt("unchanged")).isEqualTo(1);
  }

  @Test
  void takesALargeFileFromTheSignedInOnly() {
    byte[] large = ("loginName\n" + "x\n".repeat(4_000)).getBytes(UTF_8);
    byte[] padded = ("loginName\n" + " ".repeat(100_000) + "\n").getBytes(UTF_8);
    ApiClient chief = server.administrator().signIn();

    JsonObject dry = chief.post("users/import?dryRun=true", "text/csv", large).expect(200);

    assertThat(dry.getInt("refused")).isEqualTo(4_000);
    chief.post("users/import?dryRun=true", "text/csv", padded).expect(200);
    assertThat(server.anonymous().post("users/import", "text/csv", padded).problem())
        .isIn("too-large", "not-signed-in");
    assertThat(chief.post("users/import", JsonText.object("{}")).status()).isEqualTo(415);
    byte[] wide = "loginName\nhanako".getBytes(UTF_16);
    assertThat(chief.post("users/import", "text/csv", wide).problem()).isEqualTo("malformed");
  }

  private static JsonObject user(String name) {
    return Json.createObjectBuilder()
        .add("loginName", name)
        .add("displayName", "Somebody")
        .add("roles", Json.createArrayBuilder().add("PARTICIPANT"))
        .add("language", "en")
        .build();
  }

  private static String freshName() {
    return "u" + UUID.randomUUID().toString().substring(0, 8);
  }
}
