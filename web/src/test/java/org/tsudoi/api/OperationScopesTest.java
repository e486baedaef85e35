package org.tsudoi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.accounts.ApiScope;

/** Each operation of the API has a scope for API tokens or is closed to them, on purpose. */
@Tag("spec-6.3.1")
class OperationScopesTest {

  private static final Path GENERATED = Path.of("target/classes/org/tsudoi/api/openapi.json");
  private static final Pattern PATH = Pattern.compile(" {4}\"/api/v1(/[^\"]*)\" ?: \\{");
  private static final Pattern METHOD =
      Pattern.compile(" {6}\"(get|post|put|patch|delete)\" ?: \\{");
  private static final Pattern SCOPE = Pattern.compile(" {8}\"x-tsudoi-scope\" ?: \"(.*)\",?");

  /** The operations of the description and the words that it tells. */
  private static Map<String, String> described() throws IOException {
    Map<String, String> words = new TreeMap<>();
    String path = "";
    String operation = "";
    for (String line : Files.readAllLines(GENERATED)) {
      Matcher newPath = PATH.matcher(line);
      Matcher newMethod = METHOD.matcher(line);
      Matcher word = SCOPE.matcher(line);
      if (newPath.matches()) {
        path = newPath.group(1);
      } else if (newMethod.matches()) {
        operation = newMethod.group(1).toUpperCase(Locale.ROOT) + " " + path;
        words.put(operation, "");
      } else if (word.matches()) {
        words.put(operation, word.group(1));
      }
    }
    return words;
  }

  @Test
  void knowsEveryOperationAndNoOther() throws IOException {
    Set<String> operations = new TreeSet<>(described().keySet());
    operations.add("GET /openapi.json");

    assertThat(OperationScopes.all().keySet())
        .as("a new operation needs a line in OperationScopes")
        .hasSizeGreaterThan(80)
        .containsExactlyInAnyOrderElementsOf(operations);
  }

  @Test
  void isToldInTheDescription() throws IOException {
    described()
        .forEach(
            (operation, word) ->
                assertThat(word).as(operation).isEqualTo(OperationScopes.word(operation)));
  }

  @Test
  void usesOnlyWordsThatMeanSomething() {
    assertThat(OperationScopes.all().values())
        .allMatch(word -> List.of("any", "closed").contains(word) || ApiScope.of(word).isPresent());
  }

  @Test
  void hasAUseForEveryScope() {
    for (ApiScope scope : ApiScope.values()) {
      assertThat(OperationScopes.all()).containsValue(scope.word());
    }
  }

  @Test
  void neverLetsAScopeForReadingChangeAnything() {
    OperationScopes.all()
        .forEach(
            (operation, word) -> {
              if (word.endsWith(":read")) {
                assertThat(operation).startsWith("GET ");
              } else if (word.endsWith(":write")) {
                assertThat(operation).doesNotStartWith("GET ");
              }
            });
  }

  @Test
  void closesWhatIsAboutASignInOrAPassword() {
    OperationScopes.all()
        .forEach(
            (operation, word) -> {
              if (operation.contains(" /session") || operation.contains("password")) {
                assertThat(word).as(operation).isEqualTo("closed");
              }
            });
    assertThat(OperationScopes.ruleOf("POST /something/new"))
        .isEqualTo(OperationScopes.Rule.CLOSED);
  }

  @Test
  void callsTheOperationOfAResourceAsTheDescriptionDoes() throws Exception {
    assertThat(
            OperationScopes.operation(
                TokensResource.class, TokensResource.class.getMethod("revoke", String.class)))
        .isEqualTo("POST /tokens/{id}/revoke");
    assertThat(
            OperationScopes.operation(
                SessionTokensResource.class, SessionTokensResource.class.getMethod("own")))
        .isEqualTo("GET /session/tokens");
  }
}
