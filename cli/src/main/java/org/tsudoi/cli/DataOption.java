package org.tsudoi.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command shares: which server. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".data",
      description = "The server's data directory (default: ${DEFAULT-VALUE}).")
  private Path folder;

  DataFolder folder() {
    return new DataFolder(folder.toAbsolutePath().normalize());
  }
}
