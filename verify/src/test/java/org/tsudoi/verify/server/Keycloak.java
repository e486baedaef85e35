package org.tsudoi.verify.server;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A real Keycloak on loopback with one realm, a client of each protocol and one person, its
 * database in memory. The second tier unpacks it into {@code verify/target/keycloak}.
 */
public final class Keycloak implements AutoCloseable {

  public static final String PERSON = "hanako";
  public static final String PASSWORD = "Kaede7mountain";
  public static final String SUBJECT = "6f1d3c52-2d0e-4c8a-9f7b-1b0c6a3e9d01";
  public static final String SECRET = "s3cret-of-the-client";
  public static final String SAML_ENTITY = "https://meet.example/saml";
  public static final String SAML_SUBJECT = "G-2d6c1c0a-6a0f-4d2e-9b57-3a1f5f0f6c11";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

  private final int port;
  private final Path log;
  private Process process;

  private Keycloak(int port, Path log) {
    this.port = port;
    this.log = log;
  }

  /** Starts it; it may lead people back to loopback. */
  public static Keycloak start() {
    try {
      Path home = home();
      Files.createDirectories(home.resolve("data/import"));
      Files.writeString(home.resolve("data/import/tsudoi-realm.json"), realm());
      Keycloak keycloak = new Keycloak(freePort(), home.resolve("console.log"));
      keycloak.launch(home);
      return keycloak;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path home() throws IOException {
    Path unpacked = Project.root().resolve("verify/target/keycloak");
    try (var folders = Files.list(unpacked)) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void launch(Path home) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "bash",
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--db=dev-mem",
            "--cache=local",
            "--import-realm");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    if (!Waiting.until(() -> isReady() || !process.isAlive(), PATIENCE) || !process.isAlive()) {
      close();
      throw new IllegalStateException("Keycloak did not start:\n" + ServerLog.read(log));
    }
  }

  private boolean isReady() {
    try {
      HttpRequest question =
          HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
              .timeout(ONE_ANSWER)
              .build();
      return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The address of its realm. */
  public String issuer() {
    return "http://127.0.0.1:" + port + "/realms/tsudoi";
  }

  /** What it says about itself as a provider that speaks SAML. */
  public String samlMetadata() throws IOException {
    try {
      HttpRequest question =
          HttpRequest.newBuilder(URI.create(issuer() + "/protocol/saml/descriptor"))
              .timeout(ONE_ANSWER)
              .build();
      return HTTP.send(question, BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static JsonObjectBuilder samlClient() {
    return Json.createObjectBuilder()
        .add("clientId", SAML_ENTITY)
        .add("protocol", "saml")
        .add("redirectUris", Json.createArrayBuilder().add("https://127.0.0.1:*"))
        .add(
            "attributes",
            Json.createObjectBuilder()
                .add("saml.client.signature", "false")
                .add("saml.server.signature", "true")
                .add("saml.assertion.signature", "true")
                .add("saml.signature.algorithm", "RSA_SHA256")
                .add("saml.authnstatement", "true")
                .add("saml.force.post.binding", "true")
                .add("saml_name_id_format", "persistent"));
  }

  private static String realm() {
    return Json.createObjectBuilder()
        .add("realm", "tsudoi")
        .add("enabled", true)
        .add("sslRequired", "none")
        .add(
            "clients",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("clientId", "tsudoi")
                        .add("secret", SECRET)
                        .add("standardFlowEnabled", true)
                        .add("directAccessGrantsEnabled", false)
                        .add("redirectUris", Json.createArrayBuilder().add("https://127.0.0.1:*"))
                        .add(
                            "attributes",
                            Json.createObjectBuilder().add("pkce.code.challenge.method", "S256")))
                .add(samlClient()))
        .add(
            "users",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("id", SUBJECT)
                        .add("username", PERSON)
                        .add("firstName", "Hanako")
                        .add("lastName", "Yamada")
                        .add("email", "hanako@aoba.example")
                        .add("emailVerified", true)
                        .add("enabled", true)
                        .add(
                            "attributes",
                            Json.createObjectBuilder()
                                .add(
                                    "saml.persistent.name.id.for." + SAML_ENTITY,
                                    Json.createArrayBuilder().add(SAML_SUBJECT)))
                        .add(
                            "credentials",
                            Json.createArrayBuilder()
                                .add(
                                    Json.createObjectBuilder()
                                        .add("type", "password")
                                        .add("value", PASSWORD)))))
        .build()
        .toString();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
