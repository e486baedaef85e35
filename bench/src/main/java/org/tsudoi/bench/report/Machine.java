package org.tsudoi.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;

/** On what was measured, and what. */
public final class Machine {

  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.*)$");

  private Machine() {}

  static String describe() {
    return relays() + "\n- " + said("nginx", "-v").replaceFirst("^nginx version: nginx/", "nginx ");
  }

  /** Processors and system, and the versions of the relays. */
  public static String relays() {
    return String.join(
        "\n",
        processors(),
        "- Java "
            + System.getProperty("java.vm.version")
            + " for Tsudoi, Jetty and the load client",
        "- Jetty " + Server.getVersion(),
        "- Node.js " + said("node", "--version") + "; ws as pinned in `bench/src/main/node`");
  }

  /** Processors and system. */
  public static String processors() {
    return "- "
        + Runtime.getRuntime().availableProcessors()
        + " processors, "
        + model()
        + "\n- Linux "
        + System.getProperty("os.version");
  }

  private static String model() {
    try {
      Matcher model = MODEL.matcher(Files.readString(Path.of("/proc/cpuinfo")));
      return model.find() ? model.group(1) : "model unknown";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String said(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
