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
import org.tsudoi.bench.line.Target;

/** The REST API as one caller sees it, with a bearer token or none. */
public final class ServerApi {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FIRST_ERROR = 400;

  private final HttpClient http;
  private final URI base;
  private final String token;

  private ServerApi(HttpClient http, URI base, String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  /** The API of a server, for somebody who is not signed in. */
  public static ServerApi of(Target target) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(target.context())
            .build();
    URI base = URI.create("https://127.0.0.1:" + target.address().getPort() + "/api/v1/");
    return new ServerApi(http, base, "");
  }

  /** Signs in; a session of its own. */
  public ServerApi signIn(String loginName, String password) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("loginName", loginName)
            .add("password", password)
            .add("delivery", "bearer")
            .build();
    return new ServerApi(http, base, post("session", body).getString("token"));
  }

  /** Replaces the own password. */
  public void changePassword(String current, String next) {
    post(
        "session/password",
        Json.createObjectBuilder().add("current", current).add("next", next).build());
  }

  /** Sends a JSON body; the answer is an empty object when it has no body. */
  public JsonObject post(String path, JsonObject body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= FIRST_ERROR) {
        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
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
