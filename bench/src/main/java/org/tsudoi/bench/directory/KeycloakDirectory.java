package org.tsudoi.bench.directory;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.tsudoi.bench.contender.ServerProcess;
import org.tsudoi.bench.contender.Workplace;

/**
 * Keycloak as its distribution begins: development mode with its embedded database, over HTTP on
 * loopback, its people imported with the realm.
 */
final class KeycloakDirectory implements Directory {

  private static final String ADMINISTRATOR = "bench";
  private static final int FIRST_ERROR = 400;

  private final People people;
  private final ServerProcess process;
  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String password;
  private String token = "";

  private KeycloakDirectory(People people, ServerProcess process, URI base, String password) {
    this.people = people;
    this.process = process;
    this.base = base;
    this.password = password;
  }

  /** Starts the distribution that the build has unpacked below {@code bench/target}. */
  static KeycloakDirectory start(Workplace place, People people) {
    Path home = home(place);
    importLater(home, people);
    int port = ServerProcess.freePort();
    String password = UUID.randomUUID().toString();
    ProcessBuilder command =
        new ProcessBuilder(
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-port=" + ServerProcess.freePort(),
            "--import-realm");
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
    command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
    ServerProcess process =
        ServerProcess.listening(command, place.run().resolve("keycloak.log"), port);
    return new KeycloakDirectory(
        people, process, URI.create("http://127.0.0.1:" + port + "/"), password);
  }

  private static Path home(Workplace place) {
    Path unpacked = place.project().resolve("bench/target/keycloak");
    try (Stream<Path> folders = Files.list(unpacked)) {
      return folders.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void importLater(Path home, People people) {
    try {
      delete(home.resolve("data"));
      Path file = Files.createDirectories(home.resolve("data/import")).resolve("bench-realm.json");
      Files.writeString(file, realm(people));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        for (Path each : deepestFirst) {
          Files.delete(each);
        }
      }
    }
  }

  private static String realm(People people) {
    JsonArrayBuilder users = Json.createArrayBuilder();
    for (int number = 0; number < people.count(); number++) {
      users.add(
          Json.createObjectBuilder()
              .add("username", people.loginName(number))
              .add("email", people.email(number))
              .add("firstName", people.displayName(number))
              .add("lastName", people.kana(number))
              .add("enabled", true)
              .add("realmRoles", names(people.roles(number))));
    }
    JsonArrayBuilder roles = Json.createArrayBuilder();
    for (Role role : Role.values()) {
      roles.add(Json.createObjectBuilder().add("name", role.name()));
    }
    return Json.createObjectBuilder()
        .add("realm", "bench")
        .add("enabled", true)
        .add("roles", Json.createObjectBuilder().add("realm", roles))
        .add("users", users)
        .build()
        .toString();
  }

  private static JsonArrayBuilder names(List<Role> roles) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    roles.forEach(role -> names.add(role.name()));
    return names;
  }

  @Override
  public String name() {
    return "Keycloak";
  }

  @Override
  public int people() {
    return people.count();
  }

  /** Its tokens live for a minute: asked for anew now and then, outside what is measured. */
  @Override
  public void prepare() {
    String form =
        "grant_type=password&client_id=admin-cli&username="
            + ADMINISTRATOR
            + "&password="
            + password;
    String answer =
        send(
            HttpRequest.newBuilder(base.resolve("realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      token = reader.readObject().getString("access_token");
    }
  }

  @Override
  public int list(int first, int max) {
    return rows("first=" + first + "&max=" + max);
  }

  @Override
  public int search(String text, int max) {
    // Without the stars it would look at the beginnings only.
    return rows(
        "search=" + URLEncoder.encode("*" + text + "*", StandardCharsets.UTF_8) + "&max=" + max);
  }

  @Override
  public int withRole(Role role, int first, int max) {
    return shown("roles/" + role + "/users?first=" + first + "&max=" + max);
  }

  private int rows(String parameters) {
    return shown("users?" + parameters);
  }

  private int shown(String what) {
    String answer =
        send(
            HttpRequest.newBuilder(base.resolve("admin/realms/bench/" + what))
                .header("Authorization", "Bearer " + token)
                .GET());
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      JsonArray users = reader.readArray();
      return users.size();
    }
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= FIRST_ERROR) {
        throw new IllegalStateException("Keycloak: " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.stop();
  }
}
