package org.tsudoi.verify.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Reads JSON texts. */
public final class JsonText {

  private JsonText() {}

  /** The object the text stands for. */
  public static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
