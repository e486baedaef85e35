package org.tsudoi.auditing.domain;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A small map of texts as JSON, keys in order; what does not fit is left out and marked. */
final class ChangeJson {

  static final int LONGEST_BYTES = 6_000;
  private static final int LONGEST_KEY = 60;
  private static final int LONGEST_VALUE = 500;
  private static final String CUT = "…";
  private static final int RESERVE = 20;

  private ChangeJson() {}

  static String write(Map<String, String> values) {
    if (values.isEmpty()) {
      return "";
    }
    JsonObjectBuilder json = Json.createObjectBuilder();
    int size = RESERVE;
    for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
      String key = HarmlessText.of(value.getKey(), LONGEST_KEY);
      String text = HarmlessText.of(value.getValue(), LONGEST_VALUE);
      size += sizeOf(key, text);
      if (size > LONGEST_BYTES) {
        json.add(CUT, CUT);
        break;
      }
      json.add(key, text);
    }
    return json.build().toString();
  }

  /** The bytes of one member with its comma, quotes and escapes. */
  private static int sizeOf(String key, String text) {
    String member = Json.createObjectBuilder().add(key, text).build().toString();
    return member.getBytes(StandardCharsets.UTF_8).length;
  }

  static Map<String, String> read(String json) {
    if (!json.startsWith("{")) {
      return json.isEmpty() ? Map.of() : Map.of(CUT, json);
    }
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      return object.entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey, value -> ((JsonString) value.getValue()).getString()));
    }
  }
}
