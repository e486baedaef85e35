package org.tsudoi.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;

/**
 * The API of the running server, found through the data directory and called with a bearer token.
 *
 * <p>A refusal of the server becomes a {@link CommandFailure} with the server's own words.
 */
final class ServerApi {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI base;
  private final String token;

  private ServerApi(HttpClient http, URI base, String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  /** The server that runs on this data directory, called as the command line. */
  static ServerApi of(DataFolder folder) {
    try {
      JsonObject instance = object(Files.readString(folder.instance()));
      HttpClient http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofSeconds(5))
              .sslContext(PinnedCertificate.context(folder.certificate()))
              .build();
      return new ServerApi(
          http, URI.create(instance.getString("api")), Files.readString(folder.token()).strip());
    } catch (NoSuchFileException e) {
      throw new CommandFailure("No server runs on " + folder.root() + ".", e);
    } catch (IOException e) {
      throw new CommandFailure(folder.root() + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** The same server, called with another token. */
  ServerApi as(String otherToken) {
    return new ServerApi(http, base, otherToken);
  }

  JsonObject get(String path) {
    return send(request(path).GET().build());
  }

  JsonObject post(String path, JsonStructure body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  JsonObject post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()).build());
  }

  JsonObject delete(String path) {
    return send(request(path).DELETE().build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Accept", "application/json, application/problem+json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonObject send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw RefusedByServer.of(answer.statusCode(), answer.body());
      }
      return answer.body().isBlank() ? JsonObject.EMPTY_JSON_OBJECT : object(answer.body());
    } catch (IOException e) {
      throw new CommandFailure("The server at " + base + " does not answer: " + e + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted.", e);
    }
  }

  static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
