package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tsudoi.verify.server.TsudoiServer;

/** Everything that a server has written into its logs, FFDC files among them. */
record LogText(List<Path> files) {

  static LogText of(TsudoiServer server) {
    try (Stream<Path> all = Files.walk(server.data().resolve("liberty"))) {
      return new LogText(
          all.filter(Files::isRegularFile)
              .filter(file -> file.toString().matches(".*\\.(log|txt|html)"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void assertHasNone(String... secrets) {
    assertThat(files).isNotEmpty();
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(secrets));
  }
}
