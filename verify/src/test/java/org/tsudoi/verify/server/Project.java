package org.tsudoi.verify.server;

import java.nio.file.Path;

/** Where the modules and what they built lie. */
public final class Project {

  private Project() {}

  /** The folder of the root pom. */
  public static Path root() {
    return Path.of(System.getProperty("tsudoi.project", "..")).toAbsolutePath().normalize();
  }

  static Path liberty() {
    return root().resolve("liberty/target/liberty/wlp");
  }

  static Path commandLine() {
    return root().resolve("cli/target/tsudoi.jar");
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
