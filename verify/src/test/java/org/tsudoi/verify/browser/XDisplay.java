package org.tsudoi.verify.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An X screen of its own (Xvfb), under a number that the X server chose itself. There is no window
 * manager: windows stand where their programs put them.
 */
public final class XDisplay implements AutoCloseable {

  private static final String SCREEN = "Xvfb_screen0";

  private final Process process;
  private final Path memory;
  private final String number;

  private XDisplay(Process process, Path memory, String number) {
    this.process = process;
    this.memory = memory;
    this.number = number;
  }

  /** Starts a screen of that size. */
  public static XDisplay of(int width, int height) {
    try {
      Path memory = Files.createTempDirectory("tsudoi-screen-");
      Process process =
          new ProcessBuilder(
                  "Xvfb",
                  "-displayfd",
                  "1",
                  "-screen",
                  "0",
                  width + "x" + height + "x24",
                  "-nolisten",
                  "tcp",
                  "-fbdir",
                  memory.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
      String number = said.readLine();
      if (number == null) {
        throw new IllegalStateException("Xvfb did not start");
      }
      return new XDisplay(process, memory, number.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The environment for programs that shall appear on this screen. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("DISPLAY", ":" + number);
    return environment;
  }

  /** What is on the screen now, each pixel of it. */
  public Luma picture() {
    try {
      return Luma.ofXwd(Files.readAllBytes(memory.resolve(SCREEN)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      Files.deleteIfExists(memory.resolve(SCREEN));
      Files.deleteIfExists(memory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
