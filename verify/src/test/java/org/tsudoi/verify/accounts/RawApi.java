package org.tsudoi.verify.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.TsudoiServer;

/** Requests with exactly the headers that a test wants, as no well-behaved client sends them. */
final class RawApi {

  private final TsudoiServer server;

  RawApi(TsudoiServer server) {
    this.server = server;
  }

  /** Sends a request; headers in pairs of name and value. */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.api().resolve(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return server.http().send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> signIn(String name, String password, String delivery) {
    return send(
        "POST",
        "session",
        "{\"loginName\":\"%s\",\"password\":\"%s\",\"delivery\":\"%s\"}"
            .formatted(name, password, delivery));
  }

  /** The sign-in cookie of an answer, as {@code name=value}. */
  static String cookieOf(HttpResponse<String> answer) {
    return cookieLine(answer).orElseThrow().replaceFirst(";.*", "");
  }

  static Optional<String> cookieLine(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(line -> line.startsWith("__Host-tsudoi="))
        .findFirst();
  }

  static String codeOf(HttpResponse<String> answer) {
    return JsonText.object(answer.body()).getString("code", "");
  }

  static String csrfOf(HttpResponse<String> answer) {
    return JsonText.object(answer.body()).getString("csrfToken");
  }
}
