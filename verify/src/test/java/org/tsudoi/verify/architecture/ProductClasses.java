package org.tsudoi.verify.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tsudoi.verify.server.Project;

/** The compiled classes of every module, without the tests. */
final class ProductClasses {

  static final List<String> MODULES =
      List.of("protocol", "ejb", "websocket", "web", "cli", "client", "bench");

  static final List<String> TESTED_MODULES =
      Stream.concat(MODULES.stream(), Stream.of("verify")).toList();

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importPaths(
              MODULES.stream()
                  .map(module -> Project.root().resolve(module).resolve("target/classes"))
                  .filter(Files::isDirectory)
                  .toArray(Path[]::new));

  private ProductClasses() {}

  static JavaClasses all() {
    return ALL;
  }
}
