package org.tsudoi.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.Project;

/** Keeps docs/spec-coverage.md: which clause of the specification is proved by which tests. */
class SpecCoverageTest {

  private static final Pattern TAG = Pattern.compile("\\bspec-([0-9]+(?:\\.[0-9]+)*)(-[a-z]+)?");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} ([0-9.]+) (.+)$");
  private static final Pattern LINE = Pattern.compile("(?m)^- ([0-9]+(?:\\.[0-9]+)*)[ :](.+)$");

  @Test
  void listsTheTestsOfEachClause() {
    Map<String, String> clauses = clauses();
    Map<String, Set<String>> tests = new LinkedHashMap<>();
    clauses.keySet().forEach(clause -> tests.put(clause, new TreeSet<>()));

    Sources.ofTests().forEach(file -> collect(file, tests));

    assertThat(clauses.keySet()).containsAll(tests.keySet());
    assertThat(Sources.isUpToDate("docs/spec-coverage.md", document(clauses, tests)))
        .as("docs/spec-coverage.md was out of date and has been written anew; commit it")
        .isTrue();
  }

  private static String document(Map<String, String> clauses, Map<String, Set<String>> tests) {
    StringBuilder text =
        new StringBuilder(
            """
            # Which test proves which clause

            Generated from the tags of the tests (`@Tag("spec-…")`); do not edit.

            | Clause | Subject | Tests |
            | --- | --- | --- |
            """);
    clauses.forEach(
        (clause, subject) ->
            text.append(
                "| %s | %s | %s |%n"
                    .formatted(clause, subject, String.join("<br>", tests.get(clause)))));
    return text.toString();
  }

  private static Map<String, String> clauses() {
    String spec = Sources.text(Project.root().resolve("docs/spec.md"));
    Map<String, String> clauses = new TreeMap<>(SpecCoverageTest::inOrder);
    for (Pattern pattern : List.of(LINE, HEADING)) {
      Matcher matcher = pattern.matcher(spec);
      while (matcher.find()) {
        String subject =
            matcher.group(2).replaceFirst("^ *Must: *", "").replaceAll("[.:;].*", "").strip();
        clauses.put(matcher.group(1), subject);
      }
    }
    return clauses;
  }

  private static int inOrder(String one, String other) {
    String[] a = one.split("\\.");
    String[] b = other.split("\\.");
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int difference = Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static void collect(Path file, Map<String, Set<String>> tests) {
    if (file.getFileName().toString().equals("SpecCoverageTest.java")) {
      return;
    }
    String name = file.getFileName().toString().replaceFirst("\\.java$", "");
    Matcher matcher = TAG.matcher(Sources.text(file));
    while (matcher.find()) {
      tests.computeIfAbsent(matcher.group(1), clause -> new TreeSet<>()).add(name);
    }
  }
}
