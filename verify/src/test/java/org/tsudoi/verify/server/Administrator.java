package org.tsudoi.verify.server;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A person who can sign in, with the password to do it.
 *
 * @param server where
 * @param name the user ID
 * @param password the password, already of the person's own choice
 */
public record Administrator(TsudoiServer server, String name, String password) {

  private static final Map<Administrator, ApiClient> STANDING = new ConcurrentHashMap<>();
  private static final int OK = 200;
  private static final int PAGE = 500;
  private static final int NEWEST_ENTRIES = 4 * PAGE;

  static Administrator firstOf(TsudoiServer server) {
    InitialSignIn first = InitialSignIn.of(server);
    String own = chosenPassword();
    changePassword(server, first.name(), first.password(), own);
    return new Administrator(server, first.name(), own);
  }

  /** Signs in anew: a client with a session of its own. */
  public ApiClient signIn() {
    return server.anonymous().signIn(name, password).provingAnew(password);
  }

  /** A client whose session lasts for many tests, since a sign-in costs a computation of a hash. */
  private ApiClient standing() {
    return STANDING.compute(
        this,
        (one, before) ->
            before != null && before.get("session").status() == OK ? before : signIn());
  }

  /** Creates a user with these system roles, who has chosen a password already. */
  public Person createUser(String displayName, String... roles) {
    Person newcomer = createNewcomer(displayName, roles);
    String own = chosenPassword();
    changePassword(server, newcomer.name(), newcomer.password(), own);
    return new Person(server, newcomer.id(), newcomer.name(), displayName, own);
  }

  /** Creates a user with these system roles, who has only the one-time password so far. */
  public Person createNewcomer(String displayName, String... roles) {
    JsonArrayBuilder wanted = Json.createArrayBuilder();
    for (String role : roles) {
      wanted.add(role);
    }
    String name = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    JsonObject created =
        standing()
            .post(
                "users",
                Json.createObjectBuilder()
                    .add("loginName", name)
                    .add("displayName", displayName)
                    .add("kana", "")
                    .add("email", "")
                    .add("roles", wanted)
                    .add("language", "en")
                    .build())
            .expect(201);
    return new Person(
        server, created.getString("id"), name, displayName, created.getString("oneTimePassword"));
  }

  /** What these people did, or tried, by the newest entries of the audit trail. */
  public List<String> actionsOf(Person... people) {
    Set<String> accounts = Arrays.stream(people).map(Person::id).collect(Collectors.toSet());
    ApiClient reader = standing();
    Map<String, String> actions = new LinkedHashMap<>();
    // Other tests write meanwhile: what these people did may be some pages back, and pages shift.
    for (int first = 0; first < NEWEST_ENTRIES; first += PAGE) {
      reader.get("audit?max=" + PAGE + "&first=" + first).expect(200).getJsonArray("rows").stream()
          .map(JsonValue::asJsonObject)
          .filter(row -> accounts.contains(row.getString("account", "")))
          .forEach(row -> actions.put(row.getString("id"), row.getString("action")));
    }
    return List.copyOf(actions.values());
  }

  private static void changePassword(
      TsudoiServer server, String name, String current, String next) {
    server
        .anonymous()
        .signIn(name, current)
        .post(
            "session/password",
            Json.createObjectBuilder().add("current", current).add("next", next).build())
        .expect(204);
  }

  private static String chosenPassword() {
    return "Aa1" + UUID.randomUUID().toString().replace("-", "");
  }
}
