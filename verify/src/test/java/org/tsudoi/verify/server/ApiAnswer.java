package org.tsudoi.verify.server;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;

/**
 * What the API answered.
 *
 * @param status the HTTP status
 * @param headers the response's headers
 * @param body the body as text, empty if there was none
 */
public record ApiAnswer(int status, HttpHeaders headers, String body) {

  /** The body as a JSON object. */
  public JsonObject json() {
    return body.isBlank() ? JsonObject.EMPTY_JSON_OBJECT : JsonText.object(body);
  }

  /** The body as a JSON array. */
  public JsonArray array() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readArray();
    }
  }

  /** The body, if the status is the expected one; fails with the whole answer otherwise. */
  public JsonObject expect(int expectedStatus) {
    if (status != expectedStatus) {
      throw new AssertionError(
          "expected status " + expectedStatus + " but got " + status + ": " + body);
    }
    return json();
  }

  /** The problem's code (RFC 9457), as {@code not-signed-in}. */
  public String problem() {
    return json().getString("code", "");
  }
}
