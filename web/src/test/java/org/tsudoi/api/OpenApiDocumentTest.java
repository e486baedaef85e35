package org.tsudoi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

  private static final Path GENERATED = Path.of("target/classes/org/tsudoi/api/openapi.json");
  private static final Path COMMITTED = Path.of("../docs/openapi.json");

  @Test
  void isInTheDocumentsAsTheBuildMadeIt() throws Exception {
    assertThat(Files.readString(COMMITTED))
        .as("after a change of the API: cp web/%s docs/openapi.json", GENERATED)
        .isEqualToNormalizingNewlines(Files.readString(GENERATED));
  }

  @Test
  void namesNoCallTwice() throws Exception {
    assertThat(
            Files.readString(GENERATED)
                .lines()
                .filter(line -> line.contains("\"operationId\""))
                .map(String::strip))
        .doesNotHaveDuplicates()
        .isNotEmpty();
  }
}
