package org.tsudoi.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.Project;

/** Colors are written down once, as tokens: no other style sheet of the pages has a color. */
class DesignTokensTest {

  private static final Path STYLES = Project.root().resolve("web/src/main/webapp");
  private static final Path TOKENS = STYLES.resolve("theme/tokens.css");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern TOKEN_USED = Pattern.compile("var\\((--tsudoi-[a-z0-9-]+)");
  private static final Pattern TOKEN_MADE = Pattern.compile("(--tsudoi-[a-z0-9-]+)\\s*:");

  /** The value of a declaration that gives a color of its own. */
  private static final Pattern COLOR =
      Pattern.compile(
          "#[0-9a-fA-F]{3,8}\\b"
              + "|\\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\\("
              + "|(?<![\\w-])(?:white|black|gr[ae]y|silver|red|maroon|orange|gold|yellow|lime|green"
              + "|olive|teal|aqua|cyan|blue|navy|indigo|purple|violet|fuchsia|magenta|pink|brown)"
              + "(?![\\w-])");

  private static final Pattern DECLARATION = Pattern.compile("[\\w-]+\\s*:\\s*([^;{}]+)[;}]");

  @Test
  void everyColorOfThePagesIsAToken() {
    assertThat(sheets()).hasSizeGreaterThan(10);
    assertThat(sheets().stream().flatMap(DesignTokensTest::colors).toList()).isEmpty();
  }

  @Test
  void everyTokenThatIsUsedIsThere() {
    Set<String> made = found(TOKEN_MADE, text(TOKENS));

    assertThat(made).contains("--tsudoi-paper", "--tsudoi-ai", "--tsudoi-focus");
    for (Path sheet : sheets()) {
      Set<String> missing = new TreeSet<>(found(TOKEN_USED, text(sheet)));
      missing.removeAll(made);
      missing.removeAll(found(TOKEN_MADE, text(sheet)));
      assertThat(missing).as("tokens that %s uses and nobody makes", sheet).isEmpty();
    }
  }

  @Test
  void aColorOfItsOwnWouldBeFound() {
    assertThat(colorsIn("a { color: #1C5570; }")).hasSize(1);
    assertThat(colorsIn("a { border: 1px solid rgba(0, 0, 0, 0.5) }")).hasSize(1);
    assertThat(colorsIn("a { background: white; }")).hasSize(1);
    assertThat(colorsIn("a { background: var(--tsudoi-ai); white-space: nowrap; }")).isEmpty();
  }

  private static Stream<String> colors(Path sheet) {
    String name = STYLES.relativize(sheet).toString();
    return colorsIn(text(sheet)).stream().map(color -> name + ": " + color);
  }

  private static List<String> colorsIn(String css) {
    return DECLARATION
        .matcher(css)
        .results()
        .filter(declaration -> COLOR.matcher(declaration.group(1)).find())
        .map(MatchResult::group)
        .toList();
  }

  private static Set<String> found(Pattern pattern, String css) {
    return pattern
        .matcher(css)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> sheets() {
    try (Stream<Path> files = Files.walk(STYLES)) {
      return files
          .filter(file -> file.toString().endsWith(".css") && !file.equals(TOKENS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return COMMENT.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
