package org.tsudoi.verify.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The REST API as one caller sees it, with a bearer token or none. */
public final class ApiClient {

  private static final int NO_CONTENT = 204;
  private static final int FORBIDDEN = 403;

  private final TsudoiServer server;
  private final String token;
  private final String password;

  private ApiClient(TsudoiServer server, String token, String password) {
    this.server = server;
    this.token = token;
    this.password = password;
  }

  static ApiClient anonymous(TsudoiServer server) {
    return new ApiClient(server, "", "");
  }

  /** The same server, called with this token. */
  public ApiClient with(String bearerToken) {
    return new ApiClient(server, bearerToken, "");
  }

  /**
   * The same client, which proves anew by that password who it is when the server asks for it, and
   * sends what was refused once more: as people do whose sessions last for many tests.
   */
  public ApiClient provingAnew(String ownPassword) {
    return new ApiClient(server, token, ownPassword);
  }

  /** Proves anew who it is. */
  public ApiAnswer proveAnew(String ownPassword) {
    return with(token)
        .post(
            "session/proof",
            Json.createObjectBuilder().add("password", ownPassword).add("code", "").build());
  }

  /** Signs in and gives a client with the session's bearer token. */
  public ApiClient signIn(String loginName, String password) {
    JsonObject answer =
        post(
                "session",
                Json.createObjectBuilder()
                    .add("loginName", loginName)
                    .add("password", password)
                    .add("delivery", "bearer")
                    .build())
            .expect(200);
    return with(answer.getString("token"));
  }

  /** The bearer token, empty if there is none. */
  public String token() {
    return token;
  }

  /** Sends GET to a path under {@code /api/v1/}. */
  public ApiAnswer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** Sends GET as a page does by itself: it does not count as use of the session. */
  public ApiAnswer glance(String path) {
    return send(request("GET", path, BodyPublishers.noBody()).header("Tsudoi-Unattended", "true"));
  }

  /** Sends POST without a body. */
  public ApiAnswer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** Sends POST with a JSON body. */
  public ApiAnswer post(String path, JsonStructure body) {
    return send("POST", path, BodyPublishers.ofString(body.toString()));
  }

  /** Sends POST with a body of another type. */
  public ApiAnswer post(String path, String type, byte[] body) {
    return send("POST", path, type, body);
  }

  /** Sends a body of another type by whatever method. */
  public ApiAnswer send(String method, String path, String type, byte[] body) {
    return send(method, path, type, BodyPublishers.ofByteArray(body));
  }

  /** Sends PUT with a JSON body. */
  public ApiAnswer put(String path, JsonStructure body) {
    return send("PUT", path, BodyPublishers.ofString(body.toString()));
  }

  /** Sends PATCH with a JSON body. */
  public ApiAnswer patch(String path, JsonStructure body) {
    return send("PATCH", path, BodyPublishers.ofString(body.toString()));
  }

  /** Sends DELETE. */
  public ApiAnswer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  private ApiAnswer send(String method, String path, BodyPublisher body) {
    return send(method, path, "application/json", body);
  }

  private ApiAnswer send(String method, String path, String type, BodyPublisher body) {
    HttpRequest.Builder request = request(method, path, body);
    if (body.contentLength() > 0) {
      request.header("Content-Type", type);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.api().resolve(path))
            .method(method, body)
            .header("Accept", "application/json, application/problem+json, text/csv");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private ApiAnswer send(HttpRequest.Builder built) {
    HttpRequest request = built.build();
    ApiAnswer answer = send(request);
    boolean asked =
        !password.isEmpty()
            && answer.status() == FORBIDDEN
            && answer.problem().equals("proof-required");
    return asked && proveAnew(password).status() == NO_CONTENT ? send(request) : answer;
  }

  private ApiAnswer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = server.http().send(request, BodyHandlers.ofString());
      return new ApiAnswer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
