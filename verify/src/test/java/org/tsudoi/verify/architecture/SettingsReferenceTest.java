package org.tsudoi.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every setting is read somewhere, documented once, and has one default. */
class SettingsReferenceTest {

  private static final Pattern IN_JAVA = Pattern.compile("\"(tsudoi(?:\\.[a-z][a-z0-9-]*)+)\"");
  private static final Pattern IN_XML = Pattern.compile("\\$\\{(tsudoi(?:\\.[a-z][a-z0-9-]*)+)}");
  private static final Pattern DEFAULT_IN_JAVA =
      Pattern.compile(
          "ConfigProperty\\(\\s*name = \"(tsudoi[^\"]+)\",\\s*defaultValue = \"([^\"]*)\"");
  private static final Pattern DEFAULT_IN_XML =
      Pattern.compile("variable name=\"(tsudoi[^\"]+)\" defaultValue=\"([^\"]*)\"");

  private final List<Setting> settings = Setting.all();

  @Test
  void documentsEverySettingThatIsReadAndNoOther() {
    Set<String> read = new TreeSet<>();
    javaSources().forEach(file -> collect(IN_JAVA, file, read));
    xmlSources().forEach(file -> collect(IN_XML, file, read));

    assertThat(settings).extracting(Setting::key).containsExactlyInAnyOrderElementsOf(read);
  }

  @Test
  void givesTheSameDefaultEverywhere() {
    Map<String, String> presets = new HashMap<>();
    settings.forEach(setting -> setting.preset().ifPresent(it -> presets.put(setting.key(), it)));
    Map<String, String> elsewhere = new TreeMap<>();
    javaSources().forEach(file -> collect(DEFAULT_IN_JAVA, file, elsewhere));
    xmlSources().forEach(file -> collect(DEFAULT_IN_XML, file, elsewhere));

    assertThat(presets).containsAllEntriesOf(elsewhere);
  }

  @Test
  @Tag("S-2")
  void writesNoSecretIntoTheConfiguration() {
    assertThat(
            Sources.below(
                "liberty/src/main/liberty/config", ".xml", ".env", ".properties", ".options"))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            file ->
                assertThat(Sources.text(file))
                    .as(file.toString())
                    .doesNotContainPattern(
                        "(?i)(password|secret)[ \\t]*=[ \\t]*\"?(?!\\$\\{)[^\"\\s]"));
  }

  @Test
  @Tag("S-2")
  @Tag("S-5")
  void givesSecretsNoDefault() {
    assertThat(settings)
        .filteredOn(setting -> setting.key().matches(".*(db\\.password|secret|token).*"))
        .allSatisfy(setting -> assertThat(setting.preset()).isEmpty());
  }

  @Test
  void isShownInDocs() {
    StringBuilder text =
        new StringBuilder(
            """
            # Settings

            Generated from `liberty/src/main/liberty/config/settings.properties`; do not edit.
            An environment variable overrides a setting; in the data directory a file `keys/variables/<setting>` does so for
            the server's own (`tsudoi.https.*`, `tsudoi.db.*`).

            | Setting | Default | Unit | Range | Why | Clause |
            | --- | --- | --- | --- | --- | --- |
            """);
    for (Setting setting : settings) {
      text.append(
          "| `%s`<br>`%s` | %s | %s | %s | %s | %s |%n"
              .formatted(
                  setting.key(),
                  setting.variable(),
                  setting.preset().map(preset -> "`" + preset + "`").orElse("none"),
                  setting.unit(),
                  setting.range(),
                  setting.reason(),
                  setting.clause()));
    }

    assertThat(Sources.isUpToDate("docs/settings.md", text.toString()))
        .as("docs/settings.md was out of date and has been written anew; commit it")
        .isTrue();
  }

  private static Stream<Path> javaSources() {
    return Stream.of("ejb", "web", "websocket")
        .flatMap(module -> Sources.below(module + "/src/main/java", ".java").stream());
  }

  private static Stream<Path> xmlSources() {
    return Sources.below("liberty/src/main/liberty/config", ".xml").stream();
  }

  private static void collect(Pattern pattern, Path file, Set<String> into) {
    Matcher matcher = pattern.matcher(Sources.text(file));
    while (matcher.find()) {
      into.add(matcher.group(1));
    }
  }

  private static void collect(Pattern pattern, Path file, Map<String, String> into) {
    Matcher matcher = pattern.matcher(Sources.text(file));
    while (matcher.find()) {
      into.put(matcher.group(1), matcher.group(2));
    }
  }
}
