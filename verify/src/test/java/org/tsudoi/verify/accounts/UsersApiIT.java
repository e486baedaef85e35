package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
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
