package org.tsudoi.bench.meeting;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The English texts of the meeting page, by which its buttons are found. */
final class PageTexts {

  private final JsonObject texts;

  /** Reads them from the project. */
  PageTexts(Path project) {
    Path file = project.resolve("web/src/main/webapp/room/i18n/en.json");
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      texts = reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String of(String key) {
    return texts.getString(key);
  }
}
