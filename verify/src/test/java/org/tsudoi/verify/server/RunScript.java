package org.tsudoi.verify.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of {@code run.sh}, as a newcomer sees it: what it says and how it ends. */
public final class RunScript implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Process process;
  private final Path output;

  private RunScript(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Tells the script that the modules are built: the running build made them. */
  public static void takeBuildAsItIs() {
    try {
      Files.writeString(Project.root().resolve("liberty/target/.built-by-run"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it with these options, and with a free port unless they name one. */
  public static RunScript start(String... options) {
    return startWithJdk(Path.of(System.getProperty("java.home")), options);
  }

  /** Starts it with these options and that JDK. */
  public static RunScript startWithJdk(Path jdk, String... options) {
    try {
      List<String> command = new ArrayList<>();
      command.add(Project.root().resolve("run.sh").toString());
      command.addAll(List.of(options));
      if (!command.contains("--https-port")) {
        command.addAll(List.of("--https-port", Integer.toString(freePort())));
      }
      Path output = Files.createTempFile("run-", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("JAVA_HOME", jdk.toString());
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return new RunScript(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Everything it has said so far. */
  public String said() {
    return ServerLog.read(output);
  }

  /** The line with that text, empty if it has not been said. */
  public String said(String text) {
    return said().lines().filter(line -> line.contains(text)).findFirst().orElse("");
  }

  /** Waits until it says this. */
  public void awaitSaid(String text) {
    boolean heard = Waiting.until(() -> said().contains(text) || !process.isAlive(), PATIENCE);
    if (!heard || !said().contains(text)) {
      throw new IllegalStateException("run.sh did not say “" + text + "” but:\n" + said());
    }
  }

  /** Presses Ctrl-C and gives the exit code. */
  public int interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      return awaitEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the end and gives the exit code. */
  public int awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("run.sh did not end but said:\n" + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      awaitEnd();
    }
  }
}
