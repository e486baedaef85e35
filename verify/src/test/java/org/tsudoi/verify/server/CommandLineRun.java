package org.tsudoi.verify.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One finished run of {@code java -jar tsudoi.jar}.
 *
 * @param exitCode 0 done, 1 refused, 2 wrong arguments
 * @param output everything it wrote
 */
public record CommandLineRun(int exitCode, String output) {

  /** Runs it with these arguments and waits for its end. */
  public static CommandLineRun of(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(Project.java().toString(), "-jar", Project.commandLine().toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new CommandLineRun(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Fails unless the exit code is 0. */
  public CommandLineRun mustSucceed() {
    if (exitCode != 0) {
      throw new IllegalStateException(output);
    }
    return this;
  }
}
