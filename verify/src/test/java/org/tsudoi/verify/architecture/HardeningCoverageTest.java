package org.tsudoi.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.Project;

/**
 * Keeps docs/hardening.md: which test proves which case of the catalogue.
 *
 * <p>The page says in its own words what a case tries; who proves it comes from the tags of the
 * tests ({@code @Tag("B-7")}; in TypeScript the line {@code // B-7} before the test). A case that
 * no test has must say <em>not applicable because …</em>.
 */
class HardeningCoverageTest {

  private static final String PAGE = "docs/hardening.md";
  private static final String NOT_APPLICABLE = "not applicable because ";

  /** How many cases each group on the page has. */
  private static final Map<String, Integer> GROUPS =
      Map.of("A", 22, "Z", 18, "S", 5, "X", 14, "B", 20, "O", 8, "T", 7, "R", 12);

  private static final Pattern ROW = Pattern.compile("\\| ([A-Z]-[0-9]+) \\| (.+?) \\| (.*) \\|");
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]-[0-9]+|long)\"\\)");
  private static final Pattern NOTE = Pattern.compile("// ([A-Z]-[0-9]+(?:, [A-Z]-[0-9]+)*)");
  private static final Pattern TYPE =
      Pattern.compile("(?:public |final |abstract )*class (\\w+).*");
  private static final Pattern METHOD = Pattern.compile("(?:public |final )*void (\\w+)\\(.*");
  private static final Pattern DENO = Pattern.compile("Deno\\.test\\(\"([^\"]+)\".*");

  private final Map<String, Set<String>> proofs = new HashMap<>();

  @Test
  void namesATestForEachCaseOrSaysWhyThereIsNone() {
    Sources.ofTests().forEach(this::collect);
    String page = Sources.text(Project.root().resolve(PAGE));
    Set<String> cases = new HashSet<>();
    Set<String> open = new TreeSet<>();
    String kept =
        page.lines()
            .map(line -> row(line, cases, open))
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(open).as("cases without a test that do not say why").isEmpty();
    assertThat(cases).isEqualTo(allCases());
    assertThat(proofs.keySet().stream().filter(id -> GROUPS.containsKey(id.substring(0, 1))))
        .as("cases that tests have and the page does not")
        .isSubsetOf(cases);
    assertThat(Sources.isUpToDate(PAGE, kept))
        .as(PAGE + " was out of date and has been written anew; commit it")
        .isTrue();
  }

  private static Set<String> allCases() {
    Set<String> all = new HashSet<>();
    GROUPS.forEach(
        (group, count) -> {
          for (int number = 1; number <= count; number++) {
            all.add(group + "-" + number);
          }
        });
    return all;
  }

  private String row(String line, Set<String> cases, Set<String> open) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      return line;
    }
    String id = row.group(1);
    assertThat(cases.add(id)).as(id + " stands there once").isTrue();
    Set<String> tests = proofs.getOrDefault(id, Set.of());
    if (tests.isEmpty() && !row.group(3).startsWith(NOT_APPLICABLE)) {
      open.add(id);
    }
    String proof = tests.isEmpty() ? row.group(3) : String.join("<br>", tests);
    return "| %s | %s | %s |".formatted(id, row.group(2), proof);
  }

  private void collect(Path file) {
    String type = file.getFileName().toString();
    Set<String> tags = new HashSet<>();
    for (String line : Sources.text(file).lines().map(String::strip).toList()) {
      Matcher tag = TAG.matcher(line);
      Matcher note = NOTE.matcher(line);
      Matcher named = TYPE.matcher(line);
      Matcher method = METHOD.matcher(line);
      Matcher deno = DENO.matcher(line);
      if (tag.matches()) {
        tags.add(tag.group(1));
      } else if (note.matches()) {
        tags.addAll(Set.of(note.group(1).split(", ")));
      } else if (named.matches() && !type.endsWith(".ts")) {
        type = named.group(1);
        prove(type, tags);
      } else if (method.matches()) {
        prove(type + "#" + method.group(1), tags);
      } else if (deno.matches()) {
        prove(type + ": " + deno.group(1), tags);
      }
    }
  }

  /** The tags belong to this test; the next one begins without any. */
  private void prove(String test, Set<String> tags) {
    String name = tags.remove("long") ? test + " (long)" : test;
    tags.forEach(id -> proofs.computeIfAbsent(id, each -> new TreeSet<>()).add(name));
    tags.clear();
  }
}
