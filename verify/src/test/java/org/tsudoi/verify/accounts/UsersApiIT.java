package org.tsudoi.verify.accounts;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

@OnTsudoi
@Tag("spec-6.3.2")
class UsersApiIT {

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
