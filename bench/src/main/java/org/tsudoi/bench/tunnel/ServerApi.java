package org.tsudoi.bench.tunnel;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.tsudoi.bench.line.Target;

/** The REST API as one caller sees it, with a bearer token or none. */
public final class ServerApi {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FIRST_ERROR = 400;

  /**
   * Where the requests go out: a client that has rested is replaced, since the server ends idle
   * connections and a POST on such a one would be lost.
   */
  private static final class Connections {

    private static final long LONGEST_REST_NANOS = Duration.ofSeconds(10).toNanos();

    private final SSLContext context;
    private HttpClient client;
    private long usedAt;

    Connections(SSLContext context) {
      this.context = context;
    }

    synchronized HttpClient client() {
      long now = System.nanoTime();
      if (client == null || now - usedAt > LONGEST_REST_NANOS) {
        client =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
      }
      usedAt = now;
      return client;
    }
  }

  private final Connections connections;
  private final URI base;
  private final String token;

  private ServerApi(Connections connections, URI base, String token) {
    this.connections = connections;
    this.base = base;
    this.token = token;
  }

  /** The API of a server, for somebody who is not signed in. */
  public static ServerApi of(Target target) {
    URI base = URI.create("https://127.0.0.1:" + target.address().getPort() + "/api/v1/");
    return new ServerApi(new Connections(target.context()), base, "");
  }

  /** Signs in; a session of its own. */
  public ServerApi signIn(String loginName, String password) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("loginName", loginName)
            .add("password", password)
            .add("delivery", "bearer")
            .build();
    return new ServerApi(connections, base, post("session", body).getString("token"));
  }

  /** Replaces the own password. */
  public void changePassword(String current, String next) {
    post(
        "session/password",
        Json.createObjectBuilder().add("current", current).add("next", next).build());
  }

  /** Sends a JSON body; the answer is an empty object when it has no body. */
  public JsonObject post(String path, JsonObject body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Asks for something. */
  public JsonObject get(String path) {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonObject send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> answer = connections.client().send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= FIRST_ERROR) {
        throw new IllegalStateException(
            request.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body().isBlank() ? JsonObject.EMPTY_JSON_OBJECT : parse(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonObject parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
