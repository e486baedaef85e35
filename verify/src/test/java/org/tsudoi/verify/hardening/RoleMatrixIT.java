package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.client.GuestMeetings;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.hardening.RoleMatrix.Who;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
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

  /** Beside the columns: guests and the disabled. */
  private static final int OTHER_ROWS = 2;

  /** What the catalogue asks for. */
  private static final int LEAST_CELLS = 1_500;

  private final TsudoiServer server;
  private final ApiClient administrator;
  private final OperationCalls calls;
  private final Map<Who, Person> people = new EnumMap<>(Who.class);
  private final Map<Who, ApiClient> clients = new EnumMap<>(Who.class);

  RoleMatrixIT(TsudoiServer server) {
    this.server = server;
    administrator = server.administrator().signIn();
    calls = new OperationCalls(server);
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
    Map<String, Map<Who, Boolean>> matrix = RoleMatrix.cells();

    for (Map.Entry<String, Map<Who, Boolean>> line : matrix.entrySet()) {
      for (Who who : Who.values()) {
        boolean expected = line.getValue().get(who);
        ApiAnswer answer = call(line.getKey(), client(who), expected);
        if (RoleMatrix.isRefusal(answer) == expected) {
          wrong.put(line.getKey() + " by " + who, answer.status() + " " + answer.body());
        }
        if (!expected && who != Who.ANONYMOUS && isAudited(line.getKey())) {
          refused.merge(who, 1, Integer::sum);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(matrix.size() * (Who.values().length + OTHER_ROWS) + ForeignPropertyIT.FOREIGN_CELLS)
        .as("cells that this class and that of foreign property try")
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

    RoleMatrix.cells()
        .forEach(
            (operation, cells) -> {
              ApiAnswer answer = call(operation, guest, cells.get(Who.ANONYMOUS));
              if (RoleMatrix.isRefusal(answer) == cells.get(Who.ANONYMOUS)) {
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

    RoleMatrix.cells()
        .forEach(
            (operation, cells) -> {
              ApiAnswer answer = call(operation, disabled, cells.get(Who.ANONYMOUS));
              if (RoleMatrix.isRefusal(answer) == cells.get(Who.ANONYMOUS)) {
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

    assertThat(RoleMatrix.cells().keySet()).containsExactlyInAnyOrderElementsOf(described);
  }

  private ApiAnswer call(String operation, ApiClient client, boolean allowed) {
    ApiClient caller = operation.equals("DELETE /session") ? another(client) : client;
    return calls.call(operation, caller, allowed);
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
          .filter(row -> RoleMatrix.REFUSALS.contains(row.getString("problem", "")))
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
