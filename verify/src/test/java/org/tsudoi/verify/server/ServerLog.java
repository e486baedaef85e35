package org.tsudoi.verify.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server wrote. */
public final class ServerLog {

  private ServerLog() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether Liberty has given up on starting the application. */
  static boolean applicationFailed(Path logs) {
    Path messages = logs.resolve("messages.log");
    return Files.exists(messages) && read(messages).contains("CWWKZ0002E");
  }

  /** What Liberty wrote down of failures inside the server, one text for each. */
  public static List<String> failures(Path logs) {
    Path folder = logs.resolve("ffdc");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("ffdc_"))
          .map(ServerLog::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines that tell of errors and of their causes. */
  static String errors(Path logs) {
    Path messages = logs.resolve("messages.log");
    if (!Files.exists(messages)) {
      return "(no log)";
    }
    try (Stream<String> lines = Files.lines(messages)) {
      return lines
          .filter(line -> line.contains(" E ") || line.contains("WELD-"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
