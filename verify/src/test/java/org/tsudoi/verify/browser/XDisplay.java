package org.tsudoi.verify.browser;

import java.awt.Rectangle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tsudoi.verify.server.Waiting;

/**
 * An X screen of its own (Xvfb), under a number that the X server chose itself. There is no window
 * manager unless {@link #manageWindows} was called: windows stand where their programs put them.
 */
public final class XDisplay implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SCREEN = "Xvfb_screen0";

  private final Process process;
  private final Path memory;
  private final String number;
  private Process manager;

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

  /**
   * Starts a window manager (Openbox) and waits until it manages. Without one no window is a window
   * that a browser may offer for sharing: they are found by the state that a manager gives them.
   */
  public XDisplay manageWindows() {
    try {
      manager = run("openbox", "--sm-disable");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(manager::destroyForcibly));
    boolean manages = Waiting.until(() -> said("xdotool", "get_desktop").matches("\\d+"), PATIENCE);
    if (!manages) {
      throw new IllegalStateException("Openbox did not start");
    }
    return this;
  }

  /** Where on the screen the window with this title shows its content, without its frame. */
  public Rectangle windowTitled(String title) {
    Map<String, Integer> geometry = new HashMap<>();
    said("xdotool", "search", "--onlyvisible", "--name", title, "getwindowgeometry", "--shell")
        .lines()
        .map(line -> line.split("="))
        .forEach(pair -> geometry.putIfAbsent(pair[0], Integer.valueOf(pair[1])));
    if (!geometry.keySet().containsAll(List.of("X", "Y", "WIDTH", "HEIGHT"))) {
      throw new IllegalStateException("No window is titled " + title);
    }
    return new Rectangle(
        geometry.get("X"), geometry.get("Y"), geometry.get("WIDTH"), geometry.get("HEIGHT"));
  }

  private String said(String... command) {
    try {
      InputStream said = run(command).getInputStream();
      return new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment());
    return builder.start();
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
    if (manager != null) {
      manager.destroy();
    }
    process.destroy();
    try {
      Files.deleteIfExists(memory.resolve(SCREEN));
      Files.deleteIfExists(memory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
