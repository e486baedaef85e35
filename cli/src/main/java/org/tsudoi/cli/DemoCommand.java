package org.tsudoi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Makes two users with generated passwords and an open meeting, and tells how to try them.
 *
 * <p>What it made is kept in {@code demo} in the data directory (0600); a second run only tells it
 * again.
 */
@Command(name = "demo", description = "Adds two users and an open meeting to try the server with.")
final class DemoCommand implements Callable<Integer> {

  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DataFolder folder = data.folder();
    if (!Files.exists(folder.demo())) {
      String text = new DemoSetup(ServerApi.of(folder), new SecureRandom()).run();
      SecretFiles.write(folder.demo(), text.getBytes(StandardCharsets.UTF_8));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(Files.readString(folder.demo()));
    out.flush();
    return 0;
  }
}
