package org.tsudoi.identity;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the provider and reads small JSON answers, each within ten seconds; follows nothing. Whom to
 * believe are the authorities that Java knows, or only those that an administrator named.
 * Thread-safe.
 */
final class ProviderCalls {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 256 * 1024;

  private final HttpClient client;

  ProviderCalls(Optional<String> certificates) {
    client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE.dividedBy(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(TrustedAuthorities.context(certificates, "keys/sso.certificates.pem"))
            .build();
  }

  JsonObject get(String address) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(address)));
  }

  JsonObject post(String address, String authorization, String form) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private JsonObject send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<InputStream> answer =
          client.send(
              request.header("Accept", "application/json").timeout(PATIENCE).build(),
              BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (answer.statusCode() != 200 || bytes.length > MOST_BYTES) {
          throw new IOException("The provider answered " + answer.statusCode());
        }
        return object(bytes);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("The server is stopping", stopping);
    }
  }

  private static JsonObject object(byte[] bytes) throws IOException {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (JsonException noObject) {
      throw new IOException("The provider's answer is no JSON object", noObject);
    }
  }
}
