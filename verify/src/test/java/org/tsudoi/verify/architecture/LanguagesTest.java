package org.tsudoi.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.Project;

/** Every text is there in English and in Japanese. */
class LanguagesTest {

  @Test
  void givesEveryConsoleTextInBothLanguages() {
    assertThat(englishBundles())
        .allSatisfy(
            english -> {
              Path japanese = sibling(english, ".properties", "_ja.properties");
              assertThat(japanese).exists();
              assertThat(bundleKeys(japanese)).isEqualTo(bundleKeys(english)).isNotEmpty();
            });
  }

  @Test
  void hasNoJapaneseBundleWithoutAnEnglishOne() {
    assertThat(bundles("_ja.properties"))
        .allSatisfy(
            japanese -> assertThat(sibling(japanese, "_ja.properties", ".properties")).exists());
  }

  @Test
  void givesEveryTextOfTheMeetingPageInBothLanguages() {
    Path folder = Project.root().resolve("web/src/main/webapp/room/i18n");
    if (!Files.isDirectory(folder)) {
      return;
    }
    assertThat(jsonKeys(folder.resolve("ja.json")))
        .isEqualTo(jsonKeys(folder.resolve("en.json")))
        .isNotEmpty();
  }

  private static List<Path> englishBundles() {
    return bundles(".properties").stream()
        .filter(file -> !file.getFileName().toString().matches(".*_[a-z]{2}\\.properties"))
        .toList();
  }

  private static List<Path> bundles(String ending) {
    return Stream.of("web", "ejb", "websocket")
        .flatMap(module -> Sources.below(module + "/src/main/resources", ending).stream())
        .filter(file -> !file.toString().contains("META-INF"))
        .toList();
  }

  private static Path sibling(Path file, String ending, String otherEnding) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - ending.length()) + otherEnding);
  }

  private static Set<String> bundleKeys(Path file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Sources.text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }

  private static Set<String> jsonKeys(Path file) {
    Set<String> keys = new TreeSet<>();
    collect("", JsonText.object(Sources.text(file)), keys);
    return keys;
  }

  private static void collect(String prefix, JsonObject object, Set<String> into) {
    for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
      String key = prefix + entry.getKey();
      if (entry.getValue() instanceof JsonObject inner) {
        collect(key + ".", inner, into);
      } else {
        into.add(key);
      }
    }
  }
}
