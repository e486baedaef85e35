package org.tsudoi.verify.browser;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.Project;

/** The texts of the meeting page in one language, from the files that it ships. */
final class RoomWords {

  private final String language;
  private final JsonObject texts;

  private RoomWords(String language, JsonObject texts) {
    this.language = language;
    this.texts = texts;
  }

  static RoomWords in(String language) {
    try {
      String file = "web/src/main/webapp/room/i18n/" + language + ".json";
      return new RoomWords(
          language, JsonText.object(Files.readString(Project.root().resolve(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String language() {
    return language;
  }

  /** The text of this name with the values in its places {@code {0}}, {@code {1}} and so on. */
  String text(String key, Object... values) {
    String text = texts.getString(key);
    for (int place = 0; place < values.length; place++) {
      text = text.replace("{" + place + "}", String.valueOf(values[place]));
    }
    return text;
  }
}
