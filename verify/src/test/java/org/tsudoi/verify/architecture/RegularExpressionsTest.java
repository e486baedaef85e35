package org.tsudoi.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No regular expression of the server can be kept busy by what a stranger writes: the characters
 * that it looks at are counted, so that nothing here depends on time.
 */
@Tag("spec-5.1")
@Tag("R-9")
class RegularExpressionsTest {

  private static final List<String> MODULES = List.of("protocol", "ejb", "websocket", "web", "cli");

  /** A string in Java, in the places where it is an expression. */
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "(?:Pattern\\.compile\\(|regexp = |\\.matches\\(|\\.replaceAll\\(|\\.replaceFirst\\(|\\.split\\()"
              + "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*)");

  private static final int LENGTH = 1_000;

  /** Each pair of places twice, which fields of bounded length can bear; not each set of places. */
  private static final long MOST_LOOKS = 2L * LENGTH * LENGTH;

  @Test
  void looksAtEachCharacterAFewTimesOnly() {
    Map<String, Long> slow = new TreeMap<>();
    List<String> found = expressions();
    for (String expression : found) {
      long most =
          attacks().mapToLong(text -> looks(Pattern.compile(expression), text)).max().getAsLong();
      if (most > MOST_LOOKS) {
        slow.put(expression, most);
      }
    }

    assertThat(found).as("expressions of the server").hasSizeGreaterThan(20);
    assertThat(slow).isEmpty();
  }

  @Test
  void noticesAnExpressionThatGoesBack() {
    Pattern exponential = Pattern.compile("(a+)+\\1b");

    assertThat(looks(exponential, "a".repeat(20) + "!")).isGreaterThan(MOST_LOOKS);
  }

  private static List<String> expressions() {
    List<String> all = new ArrayList<>();
    MODULES.stream()
        .flatMap(module -> Sources.below(module + "/src/main/java", ".java").stream())
        .forEach(
            file -> {
              Matcher matcher = EXPRESSION.matcher(Sources.text(file));
              while (matcher.find()) {
                all.add(value(matcher.group(1)));
              }
            });
    return all.stream().distinct().toList();
  }

  /** What the string literals mean, joined. */
  private static String value(String literals) {
    StringBuilder text = new StringBuilder();
    Matcher each = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(literals);
    while (each.find()) {
      text.append(each.group(1).translateEscapes());
    }
    return text.toString();
  }

  /** Repeated beginnings of what the expressions look for, with an end that fits none. */
  private static Stream<String> attacks() {
    return Stream.of(
            "a",
            "A",
            "0",
            "1",
            " ",
            "-",
            ".",
            "@",
            "_",
            "/",
            "\\",
            "aA",
            "a1",
            "1-",
            "a.",
            "a@",
            "127.",
            "::",
            "0:",
            "é",
            "漢",
            ", ",
            "\t",
            "\n",
            "=",
            "$",
            "+",
            "%",
            "ab",
            "a ",
            "$argon2id$")
        .flatMap(
            unit -> {
              String many = unit.repeat(LENGTH / unit.length());
              return Stream.of(many, many + "!", many + "\u0000", "!" + many, many + "a@b" + many);
            });
  }

  private static long looks(Pattern pattern, String text) {
    Counted counted = new Counted(text);
    pattern.matcher(counted).matches();
    pattern.matcher(counted).results().count();
    return counted.looks;
  }

  /** Counts how often a character is looked at. */
  private static final class Counted implements CharSequence {

    private final String text;
    private long looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
