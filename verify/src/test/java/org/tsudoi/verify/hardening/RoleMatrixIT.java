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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.tsudoi.verify.server.KnownDevice;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.Project;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Who may call which operation of the API: everybody against everything, and each refusal of
 * somebody signed in leaves an entry in the audit trail.
 */
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
      GET /access-rules/hint                               -     -     -      -       +       -       +
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
      POST /meetings/{number}/plan/times/{originalStart}/following - - -      -       -       -       +
      POST /meetings/{number}/plan/times/{originalStart}/following/cancel - - -  -    -       -       +
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
      POST /session/proof                                  -     -     +      +       +       +       +
      GET /session/providers                               +     +     +      +       +       +       +
      GET /session/second-factor                           -     -     +      +       +       +       +
      POST /session/second-factor                          -     -     +      +       +       +       +
      POST /session/second-factor/confirm                  -     -     +      +       +       +       +
      POST /session/second-factor/recovery-codes           -     -     +      +       +       +       +
      POST /session/second-factor/remove                   -     -     +      +       +       +       +
      GET /session/sessions                                -     -     +      +       +       +       +
      DELETE /session/sessions/{id}                        -     -     +      +       +       +       +
      POST /session/sessions/end-others                    -     -     +      +       +       +       +
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
      POST /users/{id}/erase                               -     -     -      -       -       -       +
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
      GET /users/{id}/sessions                             -     -     -      -       -       +       +
      DELETE /users/{id}/sessions/{session}                -     -     -      -       -       +       +
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

  /** Beside the columns: guests and the disabled. */
  private static final int OTHER_ROWS = 2;

  private static final int ORGANIZERS = 5;

  /** Orders that organizers of other meetings try, at least; all pairs of five. */
  private static final int FOREIGN_CELLS = ORGANIZERS * (ORGANIZERS - 1) * 25;

  /** What the catalogue asks for. */
  private static final int LEAST_CELLS = 1_500;

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
  private Optional<Person> victim = Optional.empty();
  private Optional<String> spareMeeting = Optional.empty();
  private final Map<Who, Person> people = new EnumMap<>(Who.class);
  private final Map<Who, ApiClient> clients = new EnumMap<>(Who.class);

  RoleMatrixIT(TsudoiServer server) {
    this.server = server;
    administrator = server.administrator().signIn();
  }

  private ApiClient client(Who who) {
    if (who == Who.ANONYMOUS) {
      return server.anonymous();
    }
    if (!clients.containsKey(who)) {
      Person person = server.administrator().createUser(who.name(), who.role);
      people.put(who, person);
      clients.put(
          who,
          who == Who.MUST_CHANGE_PASSWORD ? signInWithOneTimePassword(person) : person.signIn());
    }
    return clients.get(who);
  }

  private Person person(Who who) {
    client(who);
    return people.get(who);
  }

  private Person victim() {
    if (victim.isEmpty()) {
      victim = Optional.of(server.administrator().createUser("Victim", "PARTICIPANT"));
    }
    return victim.get();
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
  @Tag("Z-1")
  @Tag("Z-3")
  @Tag("Z-14")
  void letsEverybodyDoWhatTheMatrixSaysAndNothingElse() {
    Map<String, String> wrong = new TreeMap<>();
    Map<Who, Integer> refused = new EnumMap<>(Who.class);
    Map<String, Map<Who, Boolean>> matrix = matrix();

    for (Map.Entry<String, Map<Who, Boolean>> line : matrix.entrySet()) {
      for (Who who : Who.values()) {
        boolean expected = line.getValue().get(who);
        ApiAnswer answer = call(line.getKey(), client(who), expected);
        if (REFUSALS.contains(codeOf(answer)) == expected) {
          wrong.put(line.getKey() + " by " + who, answer.status() + " " + answer.body());
        }
        if (!expected && who != Who.ANONYMOUS && isAudited(line.getKey())) {
          refused.merge(who, 1, Integer::sum);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(matrix.size() * (Who.values().length + OTHER_ROWS) + FOREIGN_CELLS)
        .as("cells that this class tries")
        .isGreaterThan(LEAST_CELLS);
    assertThat(entriesOfRefusals()).as("audited refusals").isEqualTo(refused);
  }

  @Test
  @Tag("Z-1")
  void aGuestMayDoWhatAStrangerMayAndNothingElse() {
    Meeting meeting = GuestMeetings.open(server, person(Who.MEETING_CREATOR), "Matrix");
    ApiClient guest =
        server.anonymous().with(GuestMeetings.join(server, meeting, "Guest").getString("visit"));
    Map<String, String> wrong = new TreeMap<>();

    matrix()
        .forEach(
            (operation, cells) -> {
              ApiAnswer answer = call(operation, guest, cells.get(Who.ANONYMOUS));
              if (REFUSALS.contains(codeOf(answer)) == cells.get(Who.ANONYMOUS)) {
                wrong.put(operation, answer.status() + " " + answer.body());
              }
            });

    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("Z-1")
  void whoIsDisabledMayDoWhatAStrangerMayAndNothingElse() {
    Person person = server.administrator().createUser("Disabled", "SYSTEM_ADMINISTRATOR");
    ApiClient disabled = person.signIn();
    administrator.post("users/" + person.id() + "/disable").expect(204);
    Map<String, String> wrong = new TreeMap<>();

    matrix()
        .forEach(
            (operation, cells) -> {
              ApiAnswer answer = call(operation, disabled, cells.get(Who.ANONYMOUS));
              if (REFUSALS.contains(codeOf(answer)) == cells.get(Who.ANONYMOUS)) {
                wrong.put(operation, answer.status() + " " + answer.body());
              }
            });

    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("Z-1")
  @Tag("Z-4")
  void nobodyDoesToTheMeetingOfAnotherWhatItsOrganizerMay() {
    List<String> orders =
        matrix().entrySet().stream()
            .filter(line -> line.getKey().contains("{number}"))
            .filter(line -> !line.getValue().get(Who.MEETING_CREATOR))
            .map(Map.Entry::getKey)
            .toList();
    List<ApiClient> organizers = new ArrayList<>();
    List<Meeting> meetings = new ArrayList<>();
    for (int i = 0; i < ORGANIZERS; i++) {
      ApiClient organizer =
          server
              .administrator()
              .createUser("Organizer " + i, "MEETING_CREATOR", "PARTICIPANT")
              .signIn();
      organizers.add(organizer);
      meetings.add(Meeting.create(organizer, "Own " + i, ""));
    }
    Map<String, String> wrong = new TreeMap<>();
    int cells = 0;

    for (ApiClient organizer : organizers) {
      for (Meeting other : meetings) {
        if (organizers.indexOf(organizer) == meetings.indexOf(other)) {
          continue;
        }
        for (String order : orders) {
          ApiAnswer answer = call(order, organizer, other.number(), victim().id());
          cells++;
          if (!codeOf(answer).equals("forbidden")) {
            wrong.put(order + " of " + other, answer.status() + " " + answer.body());
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(cells).isGreaterThanOrEqualTo(FOREIGN_CELLS);
    for (int i = 0; i < ORGANIZERS; i++) {
      JsonObject own = organizers.get(i).get("meetings/" + meetings.get(i).number()).expect(200);
      assertThat(own.getString("title")).isEqualTo("Own " + i);
      assertThat(own.getBoolean("ended")).isFalse();
    }
  }

  @Test
  @Tag("Z-4")
  void whatSomebodyElseOwnsIsAnsweredLikeWhatIsNot() {
    Person one = person(Who.PARTICIPANT);
    String device =
        client(Who.PARTICIPANT)
            .post(
                "session/devices",
                KnownDevice.withKey("02-00-5E-10-0F-01").enrolment(one, "Notebook"))
            .expect(201)
            .getString("id");
    JsonObject wish =
        Json.createObjectBuilder()
            .add("name", "Own")
            .add("scopes", Json.createArrayBuilder().add("meetings:read"))
            .add("days", 1)
            .add("password", one.password())
            .build();
    client(Who.PARTICIPANT).post("session/tokens", wish).expect(201);
    String token =
        client(Who.PARTICIPANT)
            .get("session/tokens")
            .expect(200)
            .getJsonArray("tokens")
            .getJsonObject(0)
            .getString("id");
    for (String path : List.of("session/devices/%s/revoke", "session/tokens/%s/revoke")) {
      String id = path.contains("devices") ? device : token;
      ApiAnswer foreign = client(Who.MEETING_CREATOR).post(path.formatted(id));
      ApiAnswer none = client(Who.MEETING_CREATOR).post(path.formatted(UUID.randomUUID()));

      assertThat(foreign.status()).as(path + foreign.body()).isEqualTo(404);
      assertThat(foreign.body()).isEqualTo(none.body());
    }
    assertThat(client(Who.PARTICIPANT).get("session/devices").body()).contains(device);
    assertThat(client(Who.PARTICIPANT).get("session/tokens").body()).contains("ACTIVE");
  }

  @Test
  @Tag("A-12")
  void changesNothingForACookieWithoutItsTokenOrForAnotherSite() {
    Person chief = person(Who.SYSTEM_ADMINISTRATOR);
    RawAnswer begun = cookieSession(chief);
    String cookie = begun.all("Set-Cookie").get(0).replaceFirst(";.*", "");
    String csrf = csrfOf(begun);
    String another = csrfOf(cookieSession(chief));
    Map<String, String> wrong = new TreeMap<>();

    matrix()
        .forEach(
            (operation, cells) -> {
              if (operation.startsWith("GET ")) {
                return;
              }
              if (!cells.get(Who.ANONYMOUS)) {
                expect("csrf-token-wrong", change(operation, cookie), operation, wrong);
                RawRequest foreign = change(operation, cookie).header("X-CSRF-Token", another);
                expect("csrf-token-wrong", foreign, operation, wrong);
              }
              RawRequest evil =
                  change(operation, cookie)
                      .header("X-CSRF-Token", csrf)
                      .header("Origin", "https://evil.example");
              expect("foreign-origin", evil, operation, wrong);
            });

    assertThat(wrong).isEmpty();
    RawRequest tunnelled =
        RawRequest.of("GET", "/api/v1/users/" + victim().id() + "?_method=DELETE")
            .header("Cookie", cookie)
            .header("X-HTTP-Method-Override", "DELETE");
    assertThat(tunnelled.send(server).status()).isEqualTo(200);
    assertThat(administrator.get("users/" + victim().id()).expect(200).getString("state"))
        .isEqualTo("ACTIVE");
  }

  private RawAnswer cookieSession(Person person) {
    return RawRequest.of("POST", "/api/v1/session")
        .json(
            "{\"loginName\":\"%s\",\"password\":\"%s\",\"delivery\":\"cookie\"}"
                .formatted(person.name(), person.password()))
        .send(server);
  }

  private static String csrfOf(RawAnswer begun) {
    return begun.body().replaceFirst("(?s).*\"csrfToken\":\"([^\"]+)\".*", "$1");
  }

  /** A change as a browser would send it, where nothing is that could be changed by mistake. */
  private RawRequest change(String operation, String cookie) {
    String path =
        operation
            .substring(operation.indexOf(' ') + 1)
            .replace("{number}", "000-000-001")
            .replace("{index}", "9999")
            .replace("{loginName}", "nobody")
            .replace("{originalStart}", "2030-04-01T00:00:00Z")
            .replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000");
    return RawRequest.of(operation.substring(0, operation.indexOf(' ')), "/api/v1" + path)
        .header("Cookie", cookie)
        .body(path.endsWith("s/import") ? "text/csv" : "application/json", "{}".getBytes(UTF_8));
  }

  private void expect(
      String code, RawRequest request, String operation, Map<String, String> wrong) {
    RawAnswer answer = request.send(server);
    if (answer.status() != 403 || !answer.body().contains("\"" + code + "\"")) {
      wrong.put(operation + " " + code, answer.status() + " " + answer.body());
    }
  }

  /** What the interceptor at the doors does not see: it has no door behind. */
  private static boolean isAudited(String operation) {
    return !operation.equals("GET /status");
  }

  @Test
  @Tag("Z-1")
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

  /** What is refused changes nothing, so it may be tried on the same meeting and person. */
  private ApiAnswer call(String operation, ApiClient client, boolean allowed) {
    String meeting =
        operation.contains("{number}") ? allowed ? freshMeeting() : spareMeeting() : "";
    boolean deletes = operation.startsWith("DELETE") && operation.contains("{id}");
    return call(operation, client, meeting, allowed && deletes ? passerBy() : victim().id());
  }

  private ApiAnswer call(String operation, ApiClient client, String meeting, String id) {
    String method = operation.substring(0, operation.indexOf(' '));
    ApiClient caller = operation.equals("DELETE /session") ? another(client) : client;
    String path =
        operation
            .substring(method.length() + 2)
            .replace("{id}", id)
            .replace("{loginName}", victim().name())
            .replace("{member}", victim().id())
            .replace("{session}", victim().id())
            .replace("{index}", "9999")
            .replace("{originalStart}", "2030-04-01T00:00:00Z")
            .replace("{number}", meeting);
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

  private String spareMeeting() {
    if (spareMeeting.isEmpty()) {
      spareMeeting = Optional.of(freshMeeting());
    }
    return spareMeeting.get();
  }

  private JsonObject body(String operation) {
    return switch (operation) {
      case "POST /groups", "PUT /groups/{id}" ->
          Json.createObjectBuilder().add("name", "Matrix " + UUID.randomUUID()).build();
      case "POST /groups/{id}/members" ->
          Json.createObjectBuilder().add("loginName", victim().name()).build();
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
      case "PUT /meetings/{number}/plan",
          "POST /meetings/{number}/plan/times/{originalStart}/following" ->
          Json.createObjectBuilder().add("base", 0).add("title", "Matrix").build();
      case "PUT /meetings/{number}/plan/times/{originalStart}" ->
          Json.createObjectBuilder()
              .add("base", 0)
              .add("plannedStart", "2030-04-01T00:00:00Z")
              .add("plannedEnd", "2030-04-01T01:00:00Z")
              .build();
      case "POST /meetings/{number}/plan/times/{originalStart}/following/cancel" ->
          Json.createObjectBuilder().add("base", 0).build();
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
          "POST /session/proof",
          "POST /session/second-factor/confirm",
          "POST /session/second-factor/recovery-codes",
          "POST /session/second-factor/remove" ->
          Json.createObjectBuilder().add("password", "wrong").add("code", "000000").build();
      case "POST /users/bulk" ->
          Json.createObjectBuilder()
              .add("action", "ENABLE")
              .add("users", Json.createArrayBuilder().add(victim().id()))
              .build();
      case "POST /users/{id}/erase" ->
          Json.createObjectBuilder().add("loginName", victim().name()).build();
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

  private Map<Who, Integer> entriesOfRefusals() {
    Map<String, Who> accounts = new HashMap<>();
    people.forEach((who, person) -> accounts.put(person.id(), who));
    Map<String, Who> entries = new HashMap<>();
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
          .filter(row -> accounts.containsKey(row.getString("account", "")))
          .filter(row -> REFUSALS.contains(row.getString("problem", "")))
          .forEach(row -> entries.put(row.getString("id"), accounts.get(row.getString("account"))));
    } while (page.size() == 500);
    Map<Who, Integer> counts = new EnumMap<>(Who.class);
    entries.values().forEach(who -> counts.merge(who, 1, Integer::sum));
    return counts;
  }

  private static String read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
