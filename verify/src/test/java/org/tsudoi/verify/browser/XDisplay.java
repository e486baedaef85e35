package org.tsudoi.verify.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An X screen of its own (Xvfb), under a number that the X server chose itself. */
public final class XDisplay implements AutoCloseable {

  private final Process process;
  private final String number;

  private XDisplay(Process process, String number) {
    this.process = process;
    this.number = number;
  }

  /** Starts a screen of that size. */
  public static XDisplay of(int width, int height) {
    try {
      Process process =
          new ProcessBuilder(
                  "Xvfb",
                  "-displayfd",
                  "1",
                  "-screen",
                  "0",
                  width + "x" + height + "x24",
                  "-nolisten",
                  "tcp")
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
      return new XDisplay(process, number.strip());
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

  @Override
  public void close() {
    process.destroy();
  }
}
