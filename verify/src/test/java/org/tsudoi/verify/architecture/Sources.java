package org.tsudoi.verify.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tsudoi.verify.server.Project;

/** The project's files as they are written, not as they are compiled. */
final class Sources {

  private Sources() {}

  /** The files below a folder of the project whose name ends so, in order; none if it is absent. */
  static List<Path> below(String folder, String... endings) {
    Path root = Project.root().resolve(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    Predicate<Path> wanted =
        file -> Stream.of(endings).anyMatch(file.getFileName().toString()::endsWith);
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tests of all modules, in Java and in TypeScript. */
  static Stream<Path> ofTests() {
    return ProductClasses.TESTED_MODULES.stream()
        .flatMap(
            module ->
                Stream.concat(
                    below(module + "/src/test/java", ".java").stream(),
                    below(module + "/src/test/ts", ".test.ts").stream()));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a generated document is as it should be; if not, it is written anew, ready to be
   * committed.
   */
  static boolean isUpToDate(String document, String text) {
    Path file = Project.root().resolve(document);
    if (Files.exists(file) && text(file).equals(text)) {
      return true;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return false;
  }
}
