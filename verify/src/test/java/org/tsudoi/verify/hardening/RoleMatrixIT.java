package org.tsudoi.verify.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.client.GuestMeetings;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.Project;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Who may call which operation of the API: everybody against everything, and each refusal of
 * somebody signed in leaves an entry in the audit trail.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.4")
class RoleMatrixIT {

  /**
   * One line for each operation of {@code docs/openapi.json}; columns as {@link Who}. {@code +} is
   * let through, {@code -} is refused.
   */
  private static final String MATRIX =
      """
      operation                                          anonym must partic creator auditor useradm sysadm
      GET /access-rules                                    -     -     -      -       +       -       +
      PUT /access-rules                                    -     -     -      -       -       -       +
      DELETE /access-rules                                 -     -     -      -       -       -       +
      POST /access-rules/preview                           -     -     -      -       -       -       +
      GET /access-rules/versions                           -     -     -      -       +       -       +
      GET /audit                                           -     -     -      -       +       -       +
      GET /groups                                          -     -     -      -       +       +       +
      POST /groups                                         -     -     -      -       -       +       +
      GET /groups/{id}                                     -     -     -      -       +       +       +
      PUT /groups/{id}                                     -     -     -      -       -       +       +
      DELETE /groups/{id}                                  -     -     -      -       -       +       +
      GET /groups/{id}/members                             -     -     -      -       +       +       +
      POST /groups/{id}/members                            -     -     -      -       -       +       +
      PUT /groups/{id}/members/{member}                    -     -     -      -       -       +       +
      DELETE /groups/{id}/members/{member}                 -     -     -      -       -       +       +
      GET /guests                                          +     +     +      +       +       +       +
      POST /guests/leave                                   +     +     +      +       +       +       +
      GET /guests/{number}                                 +     +     +      +       +       +       +
      POST /guests/{number}/join                           +     +     +      +       +       +       +
      GET /devices                                         -     -     -      -       +       +       +
      DELETE /devices/{id}                                 -     -     -      -       -       +       +
      POST /devices/{id}/approve                           -     -     -      -       -       +       +
      POST /devices/{id}/revoke                            -     -     -      -       -       +       +
      POST /devices/exempt                                 -     -     -      -       -       -       +
      POST /devices/import                                 -     -     -      -       -       +       +
      POST /devices/preview                                -     -     -      -       -       -       +
      GET /devices/rules/{id}                              -     -     -      -       +       +       +
      PUT /devices/rules/{id}                              -     -     -      -       -       +       +
      POST /devices/switch-off                             -     -     -      -       -       -       +
      GET /groups/{id}/policy                              -     -     -      -       +       -       +
      PUT /groups/{id}/policy                              -     -     -      -       -       -       +
      POST /groups/{id}/policy/preview                     -     -     -      -       -       -       +
      GET /groups/{id}/policy/versions                     -     -     -      -       +       -       +
      GET /history/access                                  -     -     -      -       +       -       +
      GET /history/usage                                   -     -     -      -       +       -       +
      GET /live                                            -     -     -      -       +       -       +
      GET /lockouts                                        -     -     -      -       +       +       +
      DELETE /lockouts/{id}                                -     -     -      -       -       +       +
      GET /mail/deliveries                                 -     -     -      -       +       -       +
      POST /mail/deliveries/{id}/discard                   -     -     -      -       -       -       +
      POST /mail/deliveries/{id}/retry                     -     -     -      -       -       -       +
      GET /mail/settings                                   -     -     -      -       +       -       +
      PUT /mail/settings                                   -     -     -      -       -       -       +
      GET /mail/settings/versions                          -     -     -      -       +       -       +
      POST /mail/test                                      -     -     -      -       -       -       +
      GET /meetings                                        -     -     +      +       +       +       +
      POST /meetings                                       -     -     -      +       -       -       +
      GET /join-terms                                      -     -     -      -       +       -       +
      PUT /join-terms                                      -     -     -      -       -       -       +
      GET /join-terms/versions                             -     -     -      -       +       -       +
      GET /meetings/terms                                  -     -     +      +       +       +       +
      POST /meetings/terms/agree                           -     -     +      +       -       -       +
      GET /meetings/mine                                   -     -     +      +       +       +       +
      GET /meetings/options                                -     -     +      +       +       +       +
      GET /meetings/{number}                               -     -     +      +       +       +       +
      GET /meetings/{number}/rights                        -     -     +      +       +       +       +
      POST /meetings/{number}/cancel                       -     -     -      -       -       -       +
      POST /meetings/{number}/end                          -     -     -      -       -       -       +
      POST /meetings/{number}/join                         -     -     +      +       -       -       +
      POST /meetings/{number}/participants/{index}/expel   -     -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/readmit -     -     -      -       -       -       +
      GET /meetings/{number}/plan                          -     -     -      -       +       -       +
      PUT /meetings/{number}/plan                          -     -     -      -       -       -       +
      PUT /meetings/{number}/plan/times/{originalStart}    -     -     -      -       -       -       +
      POST /meetings/{number}/plan/times/{originalStart}/cancel - -    -      -       -       -       +
      POST /meetings/{number}/participants/{index}/mute    -     -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/role    -     -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/stop-camera - -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/stop-share -  -     -      -       -       -       +
      POST /meetings/{number}/extend                       -     -     -      -       -       -       +
      GET /meetings/{number}/lobby                         -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/off                    -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/on                     -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/admit                  -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/{index}/admit          -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/{index}/refuse         -     -     -      -       -       -       +
      GET /meetings/{number}/expelled                      -     -     -      -       -       -       +
      POST /meetings/{number}/lock-chat                    -     -     -      -       -       -       +
      POST /meetings/{number}/unlock-chat                  -     -     -      -       -       -       +
      POST /meetings/{number}/lower-hands                  -     -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/ask-to-present -  -  -      -       -       -       +
      POST /meetings/{number}/lock                         -     -     -      -       -       -       +
      POST /meetings/{number}/mute                         -     -     -      -       -       -       +
      POST /meetings/{number}/unlock                       -     -     -      -       -       -       +
      GET /password-reset                                  +     +     +      +       +       +       +
      POST /password-reset                                 +     +     +      +       +       +       +
      POST /password-reset/complete                        +     +     +      +       +       +       +
      GET /policies                                        -     -     -      -       +       -       +
      PUT /policies                                        -     -     -      -       -       -       +
      GET /policies/groups                                 -     -     -      -       +       -       +
      POST /policies/preview                               -     -     -      -       -       -       +
      POST /policies/second-factor/preview                 -     -     -      -       -       -       +
      GET /policies/versions                               -     -     -      -       +       -       +
      GET /session                                         -     +     +      +       +       +       +
      DELETE /session                                      +     +     +      +       +       +       +
      POST /session                                        +     +     +      +       +       +       +
      GET /session/connections                             -     -     +      +       +       +       +
      GET /session/data                                    -     -     +      +       +       +       +
      GET /session/history                                 -     -     +      +       +       +       +
      POST /session/password                               -     +     +      +       +       +       +
      GET /session/devices                                 -     -     +      +       +       +       +
      POST /session/devices                                -     -     +      +       +       +       +
      POST /session/devices/challenge                      +     +     +      +       +       +       +
      POST /session/devices/request                        +     +     +      +       +       +       +
      POST /session/hand-over                              +     +     +      +       +       +       +
      POST /session/hand-over/device                       +     +     +      +       +       +       +
      POST /session/devices/{id}/revoke                    -     -     +      +       +       +       +
      GET /session/passkeys                                -     -     +      +       +       +       +
      POST /session/passkeys                               -     -     +      +       +       +       +
      POST /session/passkeys/begin                         -     -     +      +       +       +       +
      POST /session/passkeys/challenge                     +     +     +      +       +       +       +
      GET /session/passkeys/server                         +     +     +      +       +       +       +
      POST /session/passkeys/sign-in                       +     +     +      +       +       +       +
      POST /session/passkeys/{id}/remove                   -     -     +      +       +       +       +
      PUT /session/preferences                             -     -     +      +       +       +       +
      GET /session/providers                               +     +     +      +       +       +       +
      GET /session/second-factor                           -     -     +      +       +       +       +
      POST /session/second-factor                          -     -     +      +       +       +       +
      POST /session/second-factor/confirm                  -     -     +      +       +       +       +
      POST /session/second-factor/recovery-codes           -     -     +      +       +       +       +
      POST /session/second-factor/remove                   -     -     +      +       +       +       +
      GET /status                                          -     -     +      +       +       +       +
      GET /session/tokens                                  -     -     +      +       +       +       +
      POST /session/tokens                                 -     -     +      +       +       +       +
      POST /session/tokens/{id}/revoke                     -     -     +      +       +       +       +
      GET /tokens                                          -     -     -      -       +       +       +
      POST /tokens/{id}/revoke                             -     -     -      -       -       +       +
      GET /users                                           -     -     -      -       +       +       +
      POST /users                                          -     -     -      -       -       +       +
      POST /users/bulk                                     -     -     -      -       -       +       +
      POST /users/by-login-name/{loginName}/password-reset -     -     -      -       -       +       +
      GET /users/export                                    -     -     -      -       +       +       +
      POST /users/import                                   -     -     -      -       -       +       +
      DELETE /users/by-login-name/{loginName}/second-factor -    -     -      -       -       +       +
      GET /users/{id}                                      -     -     -      -       +       +       +
      DELETE /users/{id}                                   -     -     -      -       -       +       +
      PATCH /users/{id}                                    -     -     -      -       -       +       +
      GET /users/{id}/groups                               -     -     -      -       +       +       +
      POST /users/{id}/disable                             -     -     -      -       -       +       +
      POST /users/{id}/enable                              -     -     -      -       -       +       +
      POST /users/{id}/password-reset                      -     -     -      -       -       +       +
      POST /users/{id}/restore                             -     -     -      -       -       +       +
      GET /users/{id}/identity                             -     -     -      -       +       +       +
      PUT /users/{id}/identity                             -     -     -      -       -       +       +
      DELETE /users/{id}/identity                          -     -     -      -       -       +       +
      GET /users/{id}/directory                            -     -     -      -       +       +       +
      PUT /users/{id}/directory                            -     -     -      -       -       +       +
      DELETE /users/{id}/directory                         -     -     -      -       -       +       +
      GET /users/{id}/second-factor                        -     -     -      -       +       +       +
      DELETE /users/{id}/second-factor                     -     -     -      -       -       +       +
      GET /webhooks                                        -     -     -      -       +       -       +
      POST /webhooks                                       -     -     -      -       -       -       +
      GET /webhooks/calls                                  -     -     -      -       +       -       +
      POST /webhooks/calls/{id}/retry                      -     -     -      -       -       -       +
      GET /webhooks/{id}                                   -     -     -      -       +       -       +
      PUT /webhooks/{id}                                   -     -     -      -       -       -       +
      DELETE /webhooks/{id}                                -     -     -      -       -       -       +
      POST /webhooks/{id}/secret                           -     -     -      -       -       -       +
      POST /webhooks/{id}/test                             -     -     -      -       -       -       +
      """;

  /** Codes of answers that say: not you. All others come from behind the check. */
  private static final Set<String> REFUSALS =
      Set.of("not-signed-in", "forbidden", "password-change-required");

  private enum Who {
    ANONYMOUS(""),
    MUST_CHANGE_PASSWORD("SYSTEM_ADMINISTRATOR"),
    PARTICIPANT("PARTICIPANT"),
    MEETING_CREATOR("MEETING_CREATOR"),
    AUDITOR("AUDITOR"),
    USER_ADMINISTRATOR("USER_ADMINISTRATOR"),
    SYSTEM_ADMINISTRATOR("SYSTEM_ADMINISTRATOR");

    private final String role;

    Who(String role) {
      this.role = role;
    }
  }

  private final TsudoiServer server;
  private final ApiClient administrator;
  private final Person victim;
  private final Map<Who, Person> people = new EnumMap<>(Who.class);
  private final Map<Who, ApiClient> clients = new EnumMap<>(Who.class);

  RoleMatrixIT(TsudoiServer server) {
    this.server = server;
    administrator = server.administrator().signIn();
    victim = server.administrator().createUser("Victim", "PARTICIPANT");
    for (Who who : Who.values()) {
      clients.put(who, who == Who.ANONYMOUS ? server.anonymous() : signIn(who));
    }
  }

  private ApiClient signIn(Who who) {
    Person person = server.administrator().createUser(who.name(), who.role);
    people.put(who, person);
    return who == Who.MUST_CHANGE_PASSWORD ? signInWithOneTimePassword(person) : person.signIn();
  }

  private ApiClient signInWithOneTimePassword(Person person) {
    return server.anonymous().signIn(person.name(), oneTimePassword(person));
  }

  private String oneTimePassword(Person person) {
    return administrator
        .post("users/" + person.id() + "/password-reset")
        .expect(200)
        .getString("oneTimePassword");
  }

  @Test
  void letsEverybodyDoWhatTheMatrixSaysAndNothingElse() {
    Map<String, String> wrong = new TreeMap<>();
    Map<Who, Integer> refused = new EnumMap<>(Who.class);
    Map<String, Map<Who, Boolean>> matrix = matrix();

    for (Map.Entry<String, Map<Who, Boolean>> line : matrix.entrySet()) {
      for (Who who : Who.values()) {
        boolean expected = line.getValue().get(who);
        ApiAnswer answer = call(line.getKey(), clients.get(who));
        if (REFUSALS.contains(codeOf(answer)) == expected) {
          wrong.put(line.getKey() + " by " + who, answer.status() + " " + answer.body());
        }
        if (!expected && isAudited(line.getKey())) {
          refused.merge(who, 1, Integer::sum);
        }
      }
    }

    assertThat(wrong).isEmpty();
    for (Who who : people.keySet()) {
      assertThat(entriesOfRefusals(who))
          .as("audited refusals of " + who)
          .isEqualTo(refused.getOrDefault(who, 0));
    }
  }

  @Test
  void aGuestMayDoWhatAStrangerMayAndNothingElse() {
    Meeting meeting = GuestMeetings.open(server, people.get(Who.MEETING_CREATOR), "Matrix");
    ApiClient guest =
        server.anonymous().with(GuestMeetings.join(server, meeting, "Guest").getString("visit"));
    Map<String, String> wrong = new TreeMap<>();

    matrix()
        .forEach(
            (operation, cells) -> {
              ApiAnswer answer = call(operation, guest);
              if (REFUSALS.contains(codeOf(answer)) == cells.get(Who.ANONYMOUS)) {
                wrong.put(operation, answer.status() + " " + answer.body());
              }
            });

    assertThat(wrong).isEmpty();
  }

  /** What the interceptor at the doors does not see: it has no door behind. */
  private static boolean isAudited(String operation) {
    return !operation.equals("GET /status");
  }

  @Test
  void knowsEveryOperation() {
    JsonObject paths =
        JsonText.object(read(Project.root().resolve("docs/openapi.json"))).getJsonObject("paths");
    Set<String> described = new TreeSet<>();
    paths.forEach(
        (path, operations) ->
            operations.asJsonObject().keySet().stream()
                .filter(method -> List.of("get", "post", "put", "patch", "delete").contains(method))
                .forEach(
                    method ->
                        described.add(
                            method.toUpperCase(Locale.ROOT)
                                + " "
                                + path.replaceFirst("^/api/v1", ""))));

    assertThat(matrix().keySet()).containsExactlyInAnyOrderElementsOf(described);
  }

  private static Map<String, Map<Who, Boolean>> matrix() {
    Map<String, Map<Who, Boolean>> matrix = new TreeMap<>();
    MATRIX
        .lines()
        .skip(1)
        .forEach(
            line -> {
              String[] words = line.split("\\s+");
              Map<Who, Boolean> cells = new EnumMap<>(Who.class);
              for (Who who : Who.values()) {
                cells.put(who, words[2 + who.ordinal()].equals("+"));
              }
              matrix.put(words[0] + " " + words[1], cells);
            });
    return matrix;
  }

  private ApiAnswer call(String operation, ApiClient client) {
    String method = operation.substring(0, operation.indexOf(' '));
    ApiClient caller = operation.equals("DELETE /session") ? another(client) : client;
    String path =
        operation
            .substring(method.length() + 2)
            .replace("{id}", operation.startsWith("DELETE") ? passerBy() : victim.id())
            .replace("{loginName}", victim.name())
            .replace("{member}", victim.id())
            .replace("{index}", "9999")
            .replace("{originalStart}", "2030-04-01T00:00:00Z")
            .replace("{number}", operation.contains("{number}") ? freshMeeting() : "");
    if (operation.endsWith("s/import")) {
      return caller.post(path + "?dryRun=true", "text/csv", "loginName\nx".getBytes(UTF_8));
    }
    return switch (method) {
      case "GET" -> caller.get(path);
      case "DELETE" -> caller.delete(path);
      case "PATCH" -> caller.patch(path, body(operation));
      case "PUT" -> caller.put(path, body(operation));
      default -> caller.post(path, body(operation));
    };
  }

  /** The same person with a session that may end. */
  private ApiClient another(ApiClient client) {
    return people.entrySet().stream()
        .filter(entry -> clients.get(entry.getKey()) == client)
        .findFirst()
        .map(
            entry ->
                entry.getKey() == Who.MUST_CHANGE_PASSWORD
                    ? replaced(entry.getKey(), entry.getValue())
                    : entry.getValue().signIn())
        .orElse(client);
  }

  /** A new one-time password ends all sessions, so the one kept for the matrix is made anew too. */
  private ApiClient replaced(Who who, Person person) {
    String oneTime = oneTimePassword(person);
    clients.put(who, server.anonymous().signIn(person.name(), oneTime));
    return server.anonymous().signIn(person.name(), oneTime);
  }

  /** Somebody of whom no other line of the matrix knows. */
  private String passerBy() {
    return administrator.post("users", body("POST /users")).expect(201).getString("id");
  }

  private String freshMeeting() {
    return Meeting.create(administrator, "Matrix", "").number();
  }

  private JsonObject body(String operation) {
    return switch (operation) {
      case "POST /groups", "PUT /groups/{id}" ->
          Json.createObjectBuilder().add("name", "Matrix " + UUID.randomUUID()).build();
      case "POST /groups/{id}/members" ->
          Json.createObjectBuilder().add("loginName", victim.name()).build();
      case "PUT /mail/settings" -> outdatedMailSettings();
      case "POST /mail/test" ->
          Json.createObjectBuilder().add("address", "nobody").add("language", "en").build();
      case "PUT /join-terms" ->
          Json.createObjectBuilder()
              .add("base", 999_999)
              .add("english", "Matrix")
              .add("japanese", "Matrix")
              .build();
      case "POST /meetings/terms/agree" ->
          Json.createObjectBuilder().add("version", 999_999).build();
      case "POST /guests/leave" -> Json.createObjectBuilder().add("visit", "none").build();
      case "POST /guests/{number}/join" -> Json.createObjectBuilder().add("name", "Matrix").build();
      case "POST /meetings/{number}/extend" ->
          Json.createObjectBuilder().add("minutes", 15).build();
      case "POST /meetings/{number}/participants/{index}/role" ->
          Json.createObjectBuilder().add("role", "viewer").build();
      case "POST /meetings" -> Json.createObjectBuilder().add("title", "Matrix").build();
      case "PUT /meetings/{number}/plan" ->
          Json.createObjectBuilder().add("base", 0).add("title", "Matrix").build();
      case "PUT /meetings/{number}/plan/times/{originalStart}" ->
          Json.createObjectBuilder()
              .add("base", 0)
              .add("plannedStart", "2030-04-01T00:00:00Z")
              .add("plannedEnd", "2030-04-01T01:00:00Z")
              .build();
      case "POST /devices/exempt" ->
          Json.createObjectBuilder().add("loginName", "nobody-at-all").build();
      case "POST /devices/preview" -> Json.createObjectBuilder().add("rule", "OFF").build();
      case "PUT /devices/rules/{id}" -> Json.createObjectBuilder().add("own", "INHERITED").build();
      case "PUT /session/preferences" ->
          Json.createObjectBuilder().add("language", "en").add("timeZone", "").build();
      case "POST /webhooks", "PUT /webhooks/{id}" ->
          Json.createObjectBuilder()
              .add("name", "Matrix")
              .add("url", "ftp://nowhere.example")
              .add("events", Json.createArrayBuilder().add("user.created"))
              .add("enabled", false)
              .build();
      case "POST /session/tokens" ->
          Json.createObjectBuilder()
              .add("name", "Matrix")
              .add("scopes", Json.createArrayBuilder().add("meetings:read"))
              .add("days", 1)
              .add("password", "wrong")
              .build();
      case "POST /session/devices" -> Json.createObjectBuilder().add("name", "Nothing").build();
      case "POST /session/devices/challenge" ->
          Json.createObjectBuilder().add("purpose", "sign-in").build();
      case "POST /session/devices/request" ->
          Json.createObjectBuilder()
              .add("loginName", "nobody-" + UUID.randomUUID().toString().substring(0, 8))
              .add("password", "wrong")
              .add("device", Json.createObjectBuilder().add("name", "Nothing"))
              .build();
      case "POST /session/hand-over" -> handOver();
      case "PUT /users/{id}/identity" ->
          Json.createObjectBuilder().add("subject", "nobody").build();
      case "POST /session/hand-over/device" ->
          Json.createObjectBuilder()
              .add("handOver", handOver())
              .add("device", Json.createObjectBuilder().add("name", "Nothing"))
              .build();
      case "POST /policies/preview" ->
          Json.createObjectBuilder().add("passwords", passwordRules()).build();
      case "POST /policies/second-factor/preview" ->
          Json.createObjectBuilder()
              .add("offered", true)
              .add("requiredFor", Json.createArrayBuilder())
              .build();
      case "PUT /groups/{id}/policy" -> Json.createObjectBuilder().add("base", 99).build();
      case "POST /password-reset" -> Json.createObjectBuilder().add("loginName", "nobody").build();
      case "POST /password-reset/complete" ->
          Json.createObjectBuilder().add("token", "x").add("next", "weak").build();
      case "PUT /policies" -> outdatedPolicy();
      case "PUT /access-rules", "POST /access-rules/preview" -> outdatedAccessRules();
      case "POST /session" ->
          Json.createObjectBuilder()
              .add("loginName", "nobody-" + UUID.randomUUID().toString().substring(0, 8))
              .add("password", "wrong")
              .add("delivery", "bearer")
              .build();
      case "POST /session/password" ->
          Json.createObjectBuilder().add("current", "wrong").add("next", "weak").build();
      case "POST /session/passkeys" ->
          Json.createObjectBuilder()
              .add("name", "Nothing")
              .add("clientData", "x")
              .add("attestationObject", "x")
              .build();
      case "POST /session/passkeys/challenge" ->
          Json.createObjectBuilder().add("purpose", "sign-in").build();
      case "POST /session/passkeys/sign-in" ->
          Json.createObjectBuilder()
              .add("delivery", "bearer")
              .add(
                  "passkey",
                  Json.createObjectBuilder()
                      .add("credentialId", "x")
                      .add("clientData", "x")
                      .add("authenticatorData", "x")
                      .add("signature", "x")
                      .add("userHandle", "x"))
              .build();
      case "POST /session/passkeys/begin",
          "POST /session/passkeys/{id}/remove",
          "POST /session/second-factor/confirm",
          "POST /session/second-factor/recovery-codes",
          "POST /session/second-factor/remove" ->
          Json.createObjectBuilder().add("password", "wrong").add("code", "000000").build();
      case "POST /users/bulk" ->
          Json.createObjectBuilder()
              .add("action", "ENABLE")
              .add("users", Json.createArrayBuilder().add(victim.id()))
              .build();
      case "PATCH /users/{id}" -> Json.createObjectBuilder().add("displayName", "Victim").build();
      case "POST /users" ->
          Json.createObjectBuilder()
              .add("loginName", "m" + UUID.randomUUID().toString().substring(0, 8))
              .add("displayName", "Matrix")
              .add("roles", Json.createArrayBuilder().add("PARTICIPANT"))
              .add("language", "en")
              .build();
      default -> JsonValue.EMPTY_JSON_OBJECT;
    };
  }

  /** A policy made from a version that does not exist, so that nothing is changed. */
  private static JsonObject outdatedPolicy() {
    return Json.createObjectBuilder()
        .add("base", Integer.MAX_VALUE)
        .add("passwords", passwordRules())
        .add("meetings", Json.createObjectBuilder().add("key", "DEFAULT_ON").add("capacity", 100))
        .build();
  }

  /** The same for the access rules; they refuse nobody. */
  private static JsonObject outdatedAccessRules() {
    return Json.createObjectBuilder()
        .add("base", Integer.MAX_VALUE)
        .add("console", JsonValue.EMPTY_JSON_ARRAY)
        .add("api", JsonValue.EMPTY_JSON_ARRAY)
        .add("clients", JsonValue.EMPTY_JSON_ARRAY)
        .build();
  }

  private static JsonObject outdatedMailSettings() {
    return Json.createObjectBuilder()
        .add("base", Integer.MAX_VALUE)
        .add("enabled", false)
        .add("host", "")
        .add("port", 587)
        .add("encryption", "STARTTLS")
        .add("plainAccepted", false)
        .add("user", "")
        .add("senderAddress", "")
        .add("senderName", "")
        .add("baseUrl", "")
        .add("timeZone", "UTC")
        .add("certificates", "")
        .build();
  }

  private static JsonObject handOver() {
    return Json.createObjectBuilder()
        .add("client", "tsudoi-desktop")
        .add("redirect", "http://127.0.0.1:49152/tsudoi/signed-in")
        .add("code", "A".repeat(43))
        .add("verifier", "v".repeat(43))
        .build();
  }

  private static JsonObject passwordRules() {
    return Json.createObjectBuilder()
        .add("minimumLength", 8)
        .add("upperCase", true)
        .add("lowerCase", true)
        .add("digit", true)
        .add("lifetimeDays", 0)
        .add("generations", 5)
        .add("minimumAgeHours", 0)
        .build();
  }

  private static String codeOf(ApiAnswer answer) {
    return answer.status() < 400 ? "" : answer.problem();
  }

  private int entriesOfRefusals(Who who) {
    Set<String> entries = new LinkedHashSet<>();
    String account = people.get(who).id();
    int first = 0;
    List<JsonObject> page;
    do {
      page =
          administrator
              .get("audit?max=500&first=" + first)
              .expect(200)
              .getJsonArray("rows")
              .stream()
              .map(JsonValue::asJsonObject)
              .toList();
      first += page.size();
      page.stream()
          .filter(row -> account.equals(row.getString("account", "")))
          .filter(row -> REFUSALS.contains(row.getString("problem", "")))
          .map(row -> row.getString("id"))
          .collect(Collectors.toCollection(() -> entries));
    } while (page.size() == 500);
    return entries.size();
  }

  private static String read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
