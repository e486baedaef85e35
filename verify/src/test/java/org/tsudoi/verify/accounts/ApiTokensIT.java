package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** API tokens on the packaged server: what they open, what they do not, and what is written. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.1")
class ApiTokensIT {

  private final TsudoiServer server;
  private final ApiClient chief;
  private final RawApi raw;

  ApiTokensIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
    raw = new RawApi(server);
  }

  private static JsonObject wanted(String password, String... scopes) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (String scope : scopes) {
      list.add(scope);
    }
    return Json.createObjectBuilder()
        .add("name", "Directory")
        .add("scopes", list)
        .add("days", 30)
        .add("password", password)
        .build();
  }

  private JsonObject create(Person owner, String... scopes) {
    return owner.signIn().post("session/tokens", wanted(owner.password(), scopes)).expect(201);
  }

  private ApiClient token(Person owner, String... scopes) {
    return chief.with(create(owner, scopes).getString("token"));
  }

  private Person person(String... roles) {
    return server.administrator().createUser("Hanako", roles);
  }

  private List<JsonObject> calls(Person owner) {
    return owner.signIn().get("session/history?max=500").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .filter(row -> row.getString("action").equals("API_CALLED"))
        .toList();
  }

  @Test
  void doesWhatItsScopesSayAndEachCallIsWritten() {
    Person hanako = person("SYSTEM_ADMINISTRATOR");
    JsonObject created = create(hanako, "users:read");
    ApiClient program = chief.with(created.getString("token"));

    program.get("users?query=nobody").expect(200);
    program.get("status").expect(200);
    program.get("openapi.json").expect(200);
    ApiAnswer missing = program.get("audit");
    ApiAnswer change = program.post("groups", Json.createObjectBuilder().add("name", "x").build());
    program.get("nothing/here");

    assertThat(missing.status()).isEqualTo(403);
    assertThat(missing.problem()).isEqualTo("scope-missing");
    assertThat(missing.json().getString("detail")).isEqualTo("audit:read");
    assertThat(change.problem()).isEqualTo("scope-missing");
    List<JsonObject> calls = calls(hanako);
    assertThat(calls)
        .extracting(call -> call.getJsonObject("after").getString("operation"))
        .containsExactlyInAnyOrder(
            "GET /users",
            "GET /status",
            "GET /openapi.json",
            "GET /audit",
            "POST /groups",
            "GET unknown");
    assertThat(calls)
        .allMatch(call -> call.getString("path").equals("API_TOKEN"))
        .allMatch(call -> call.getString("targetName").equals("Directory"));
    assertThat(calls).filteredOn(call -> call.getString("outcome").equals("REFUSED")).hasSize(3);
    JsonObject seen =
        chief.get("tokens?user=" + hanako.id()).expect(200).getJsonArray("rows").getJsonObject(0);
    assertThat(seen.getString("lastUsedAddress")).isEqualTo("127.0.0.1");
    assertThat(seen.toString()).doesNotContain(created.getString("token"));
  }

  @Test
  void actsWithTheRolesOfItsOwnerAtThatTime() {
    Person hanako = person("MEETING_CREATOR", "PARTICIPANT");
    ApiClient program = token(hanako, "meetings:read", "meetings:write");
    JsonObject meeting = Json.createObjectBuilder().add("title", "By a program").build();
    program.post("meetings", meeting).expect(201);

    chief
        .patch(
            "users/" + hanako.id(),
            Json.createObjectBuilder()
                .add("roles", Json.createArrayBuilder().add("PARTICIPANT"))
                .build())
        .expect(200);

    assertThat(program.post("meetings", meeting).problem()).isEqualTo("forbidden");
    program.get("meetings").expect(200);
    chief.post("users/" + hanako.id() + "/disable").expect(204);
    assertThat(program.get("meetings").problem()).isEqualTo("not-signed-in");
    chief.post("users/" + hanako.id() + "/enable").expect(204);
    program.get("meetings").expect(200);
    chief.post("users/" + hanako.id() + "/password-reset").expect(200);
    assertThat(program.get("meetings").problem()).isEqualTo("password-change-required");
  }

  @Test
  void isClosedToWhatIsAPersonsOwn() {
    Person hanako = person("SYSTEM_ADMINISTRATOR", "MEETING_CREATOR", "PARTICIPANT");
    ApiClient session = hanako.signIn();
    Meeting meeting = Meeting.create(session, "Closed to programs", "");
    ApiClient program =
        token(hanako, "users:read", "users:write", "meetings:read", "meetings:write");

    for (String path :
        List.of(
            "session",
            "session/data",
            "session/history",
            "session/tokens",
            "session/devices",
            "session/second-factor")) {
      assertThat(program.get(path).problem()).as(path).isEqualTo("closed-to-tokens");
    }
    assertThat(program.post("session/tokens", wanted(hanako.password(), "users:read")).problem())
        .isEqualTo("closed-to-tokens");
    assertThat(
            program
                .post(
                    "session/password",
                    Json.createObjectBuilder()
                        .add("current", hanako.password())
                        .add("next", "Another-Horse-8x")
                        .build())
                .problem())
        .isEqualTo("closed-to-tokens");
    assertThat(
            program
                .post("meetings/" + meeting.number() + "/join", Json.createObjectBuilder().build())
                .problem())
        .isEqualTo("closed-to-tokens");
    assertThat(program.post("users/" + hanako.id() + "/password-reset").problem())
        .isEqualTo("closed-to-tokens");
    assertThat(program.delete("session").problem()).isEqualTo("closed-to-tokens");
    assertThat(session.get("session").status()).isEqualTo(200);
  }

  @Test
  void makesNoAdministratorsAndTouchesNone() {
    Person chiefOfUsers = person("SYSTEM_ADMINISTRATOR");
    Person auditor = person("AUDITOR");
    ApiClient program = token(chiefOfUsers, "users:read", "users:write");

    for (String role : List.of("SYSTEM_ADMINISTRATOR", "USER_ADMINISTRATOR", "AUDITOR")) {
      assertThat(program.post("users", newUser(role)).problem()).as(role).isEqualTo("forbidden");
    }
    assertThat(program.post("users/" + auditor.id() + "/disable").problem()).isEqualTo("forbidden");
    assertThat(program.post("users/" + chiefOfUsers.id() + "/disable").problem())
        .isEqualTo("forbidden");
    String id = program.post("users", newUser("PARTICIPANT")).expect(201).getString("id");
    program.post("users/" + id + "/disable").expect(204);
  }

  private static JsonObject newUser(String role) {
    return Json.createObjectBuilder()
        .add("loginName", "m" + UUID.randomUUID().toString().substring(0, 8))
        .add("displayName", "Made by a program")
        .add("roles", Json.createArrayBuilder().add(role))
        .add("language", "en")
        .build();
  }

  @Test
  @Tag("A-9")
  void refusesEveryWrongTokenAlike() {
    Person hanako = person("PARTICIPANT");
    JsonObject created = create(hanako, "meetings:read");
    String token = created.getString("token");
    char last = token.charAt(token.length() - 1);
    String revoked = create(hanako, "meetings:read").getString("token");
    chief
        .get("tokens?user=" + hanako.id() + "&max=1")
        .expect(200)
        .getJsonArray("rows")
        .forEach(
            row ->
                chief.post("tokens/" + row.asJsonObject().getString("id") + "/revoke").expect(200));

    for (String wrong :
        List.of(
            revoked,
            token.substring(0, token.length() - 1) + (last == '0' ? '1' : '0'),
            token.substring(0, token.length() - 1),
            token.toUpperCase(Locale.ROOT),
            "tsudoi_pat_" + "0".repeat(49))) {
      HttpResponse<String> answer =
          raw.send("GET", "meetings", "", "Authorization", "Bearer " + wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
      assertThat(RawApi.codeOf(answer)).isEqualTo("not-signed-in");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }
    for (String query : List.of("access_token", "token", "authorization")) {
      assertThat(raw.send("GET", "meetings?" + query + "=" + token, "").statusCode())
          .isEqualTo(401);
    }
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString((token + ":").getBytes(StandardCharsets.US_ASCII));
    assertThat(raw.send("GET", "meetings", "", "Authorization", basic).statusCode()).isEqualTo(401);
    assertThat(raw.send("GET", "meetings", "", "Cookie", "__Host-tsudoi=" + token).statusCode())
        .isEqualTo(401);
    assertThat(raw.send("GET", "meetings", "", "Authorization", "bearer " + token).statusCode())
        .isEqualTo(200);
    LogText.of(server).assertHasNone(token, revoked);
  }

  @Test
  void isTakenByTheApiAloneAndNeedsNoCookieAndNoCsrfToken() {
    Person hanako = person("SYSTEM_ADMINISTRATOR", "MEETING_CREATOR");
    String token = create(hanako, "meetings:read", "meetings:write").getString("token");
    String[] bearer = {"Authorization", "Bearer " + token};
    String cookie = RawApi.cookieOf(raw.signIn(hanako.name(), hanako.password(), "cookie"));

    for (String page :
        List.of(
            "../../console/accounts/profile.xhtml",
            "../../console/dashboard.xhtml",
            "/console/accounts/profile.xhtml",
            "/api/v1/../../console/accounts/profile.xhtml",
            "/api/v1/..;/..;/console/accounts/profile.xhtml",
            "/api/v1/%2e%2e/%2e%2e/console/accounts/profile.xhtml",
            "/console/..;/api/v1/users")) {
      HttpResponse<String> answer = raw.send("GET", page, "", bearer);
      assertThat(answer.body()).as(page).doesNotContain(hanako.name());
    }
    String body = "{\"title\":\"By a program\"}";
    assertThat(raw.send("POST", "meetings", body, bearer).statusCode()).isEqualTo(201);
    assertThat(
            raw.send("POST", "meetings", body, "Authorization", "Bearer " + token, "Cookie", cookie)
                .statusCode())
        .isEqualTo(201);
    HttpResponse<String> foreign =
        raw.send(
            "POST",
            "meetings",
            body,
            "Authorization",
            "Bearer " + token,
            "Origin",
            "https://evil.example");
    assertThat(RawApi.codeOf(foreign)).isEqualTo("foreign-origin");
    assertThat(calls(hanako))
        .filteredOn(call -> call.getString("problem", "").equals("foreign-origin"))
        .hasSize(1);
    // A wrong token is not helped by a right cookie.
    assertThat(
            raw.send(
                    "GET", "meetings", "", "Authorization", "Bearer tsudoi_pat_x", "Cookie", cookie)
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void isMadeOnlyWithThePasswordAndInBounds() {
    Person hanako = person("PARTICIPANT");
    ApiClient session = hanako.signIn();

    assertThat(session.post("session/tokens", wanted("wrong", "meetings:read")).problem())
        .isEqualTo("sign-in-failed");
    assertThat(session.post("session/tokens", wanted(hanako.password(), "users:read")).problem())
        .isEqualTo("invalid-value");
    assertThat(session.post("session/tokens", wanted(hanako.password(), "all")).problem())
        .isEqualTo("invalid-value");
    assertThat(session.post("session/tokens", wanted(hanako.password())).status()).isEqualTo(422);
    for (int days : new int[] {0, 366, 367, Integer.MAX_VALUE}) {
      JsonObject body =
          Json.createObjectBuilder(wanted(hanako.password(), "meetings:read"))
              .add("days", days)
              .build();
      assertThat(session.post("session/tokens", body).status()).as("" + days).isEqualTo(422);
    }
    JsonObject own = session.get("session/tokens").expect(200);
    assertThat(own.getJsonArray("tokens")).isEmpty();
    assertThat(own.getJsonArray("scopes").toString()).isEqualTo("[\"meetings:read\"]");
    assertThat(own.getInt("longestDays")).isEqualTo(365);
  }

  @Test
  void isRevokedByItsOwnerAndShownInTheOwnData() {
    Person hanako = person("PARTICIPANT");
    JsonObject created = create(hanako, "meetings:read");
    String id = created.getJsonObject("details").getString("id");
    ApiClient session = hanako.signIn();
    Person other = person("PARTICIPANT");

    assertThat(other.signIn().post("session/tokens/" + id + "/revoke").status()).isEqualTo(404);
    assertThat(session.get("session/data").body())
        .contains("Directory")
        .doesNotContain(created.getString("token"));
    session.post("session/tokens/" + id + "/revoke").expect(200);

    assertThat(chief.with(created.getString("token")).get("meetings").status()).isEqualTo(401);
    assertThat(server.administrator().actionsOf(hanako))
        .contains("API_TOKEN_CREATED", "API_TOKEN_REVOKED");
  }
}
