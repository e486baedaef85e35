package org.tsudoi.verify.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Whoever gives or takes the power to administer proves anew who it is; on a server of its own,
 * where a proof counts for ten seconds.
 */
@RunsBesideOthers
@Tag("spec-6.3.2")
@Tag("Z-13")
class ProofAnewIT {

  private static final String REQUIRED = "proof-required";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TsudoiServer server;

  @BeforeAll
  static void start() {
    server = TsudoiServer.start(Map.of("TSUDOI_SESSION_PROOF", "PT10S"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Somebody with a session whose proof is older than what counts. */
  private static ApiClient grownOld(Person somebody, Person keeper) {
    ApiClient session = server.anonymous().signIn(somebody.name(), somebody.password());
    assertThat(Waiting.until(() -> isRefused(session.post(enable(keeper))), PATIENCE)).isTrue();
    return session;
  }

  /** Changes nothing about somebody who can be used, but gives power to an administrator. */
  private static String enable(Person somebody) {
    return "users/" + somebody.id() + "/enable";
  }

  private static boolean isRefused(ApiAnswer answer) {
    return answer.status() == 403 && answer.problem().equals(REQUIRED);
  }

  private static Person person(String name, String role) {
    return server.administrator().createUser(name, role);
  }

  private static JsonObject roles(String role) {
    return Json.createObjectBuilder().add("roles", Json.createArrayBuilder().add(role)).build();
  }

  private static JsonObject newcomer(String role) {
    return Json.createObjectBuilder()
        .add("loginName", "n" + UUID.randomUUID().toString().substring(0, 8))
        .add("displayName", "Newcomer")
        .add("kana", "")
        .add("email", "")
        .add("roles", Json.createArrayBuilder().add(role))
        .add("language", "en")
        .build();
  }

  private static JsonObject disabling(Person... people) {
    var ids = Json.createArrayBuilder();
    for (Person each : people) {
      ids.add(each.id());
    }
    return Json.createObjectBuilder().add("action", "DISABLE").add("users", ids).build();
  }

  /** What gives or takes power, in an order in which each can be done. */
  private static Map<String, Function<ApiClient, ApiAnswer>> doors(
      Person keeper, Person gone, Person hanako) {
    String path = "users/" + keeper.id();
    byte[] file = ("loginName,roles\n" + hanako.name() + ",USER_ADMINISTRATOR\n").getBytes(UTF_8);
    Map<String, Function<ApiClient, ApiAnswer>> doors = new LinkedHashMap<>();
    doors.put("new user", by -> by.post("users", newcomer("SYSTEM_ADMINISTRATOR")));
    doors.put("give", by -> by.patch("users/" + hanako.id(), roles("SYSTEM_ADMINISTRATOR")));
    doors.put("take", by -> by.patch("users/" + hanako.id(), roles("PARTICIPANT")));
    doors.put("file", by -> by.post("users/import", "text/csv", file));
    doors.put(
        "mail address",
        by -> by.patch(path, JsonText.object("{\"email\":\"other@aoba.example\"}")));
    doors.put(
        "validity",
        by ->
            by.patch(path, JsonText.object("{\"validity\":{\"until\":\"2099-01-01T00:00:00Z\"}}")));
    doors.put("one-time password", by -> by.post(path + "/password-reset"));
    doors.put("second factor", by -> by.delete(path + "/second-factor"));
    doors.put("many", by -> by.post("users/bulk", disabling(keeper)));
    doors.put("enable", by -> by.post(path + "/enable"));
    doors.put("disable", by -> by.post(path + "/disable"));
    doors.put("delete", by -> by.delete(path));
    doors.put("restore", by -> by.post(path + "/restore"));
    doors.put(
        "erase",
        by ->
            by.post(
                "users/" + gone.id() + "/erase",
                Json.createObjectBuilder().add("loginName", gone.name()).build()));
    return doors;
  }

  @Test
  void everyDoorOfPowerAsksForAProofThatIsNotOld() {
    Person chief = person("Chief", "SYSTEM_ADMINISTRATOR");
    Person keeper = person("Keeper", "USER_ADMINISTRATOR");
    Person gone = person("Gone", "USER_ADMINISTRATOR");
    Person hanako = person("Hanako", "PARTICIPANT");
    server.administrator().signIn().delete("users/" + gone.id());
    ApiClient session = grownOld(chief, keeper);
    var doors = doors(keeper, gone, hanako);

    // What takes from somebody without power asks nothing, so "take" comes when it was given.
    doors.forEach(
        (name, door) -> {
          if (!name.equals("take")) {
            assertThat(isRefused(door.apply(session))).as(name).isTrue();
          }
        });
    ApiClient one = server.administrator().signIn();
    assertThat(one.get("users/" + keeper.id()).expect(200).getString("state")).isEqualTo("ACTIVE");
    assertThat(one.get("users/" + hanako.id()).expect(200).getJsonArray("roles").toString())
        .isEqualTo("[\"PARTICIPANT\"]");

    doors.forEach(
        (name, door) -> {
          assertThat(session.proveAnew(chief.password()).status()).isEqualTo(204);
          ApiAnswer answer = door.apply(session);
          assertThat(answer.status()).as(name + ": " + answer.body()).isBetween(200, 204);
        });
    assertThat(server.administrator().actionsOf(chief))
        .as("what an unlocked screen was tried for")
        .contains("PROVED_ANEW", "ACCESS_REFUSED");
  }

  @Test
  void whatIsNotAboutAdministratorsAsksNothing() {
    Person chief = person("Chief", "SYSTEM_ADMINISTRATOR");
    Person keeper = person("Keeper", "USER_ADMINISTRATOR");
    Person hanako = person("Hanako", "PARTICIPANT");
    ApiClient session = grownOld(chief, keeper);
    String path = "users/" + hanako.id();

    session.post("users", newcomer("AUDITOR")).expect(201);
    session.patch(path, roles("MEETING_CREATOR")).expect(200);
    session.post(path + "/password-reset").expect(200);
    session.post("users/bulk", disabling(hanako)).expect(200);
    session
        .patch("users/" + keeper.id(), JsonText.object("{\"displayName\":\"Keeper of all\"}"))
        .expect(200);
    assertThat(isRefused(session.post("users/bulk", disabling(hanako, keeper)))).isTrue();
  }

  @Test
  void wrongTriesAreCountedWrittenDownAndProveNothing() {
    Person chief = person("Chief", "SYSTEM_ADMINISTRATOR");
    Person keeper = person("Keeper", "USER_ADMINISTRATOR");
    ApiClient session = grownOld(chief, keeper);

    for (int i = 0; i < 10; i++) {
      assertThat(session.proveAnew("wrong").problem()).isEqualTo("sign-in-failed");
    }

    assertThat(session.proveAnew(chief.password()).problem()).isEqualTo("sign-in-failed");
    assertThat(isRefused(session.post(enable(keeper)))).isTrue();
    assertThat(server.anonymous().post("session", signIn(chief)).problem())
        .as("the same count as that of sign-ins")
        .isEqualTo("sign-in-failed");
    assertThat(server.administrator().actionsOf(chief)).contains("PROVED_ANEW");
  }

  private static JsonObject signIn(Person person) {
    return Json.createObjectBuilder()
        .add("loginName", person.name())
        .add("password", person.password())
        .add("delivery", "bearer")
        .build();
  }

  @Test
  void apiTokensCanNeitherProveAnythingNorTouchAdministrators() {
    Person chief = person("Chief", "SYSTEM_ADMINISTRATOR");
    Person keeper = person("Keeper", "USER_ADMINISTRATOR");
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("name", "Program")
            .add("scopes", Json.createArrayBuilder().add("users:write"))
            .add("days", 1)
            .add("password", chief.password())
            .build();
    JsonObject made = chief.signIn().post("session/tokens", wanted).expect(201);
    ApiClient program = server.anonymous().with(made.getString("token"));

    assertThat(program.proveAnew(chief.password()).problem()).isEqualTo("closed-to-tokens");
    assertThat(program.post(enable(keeper)).problem()).isEqualTo("forbidden");
    assertThat(program.post("users", newcomer("USER_ADMINISTRATOR")).problem())
        .isEqualTo("forbidden");
  }
}
