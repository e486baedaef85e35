package org.tsudoi.bench.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tsudoi.bench.line.Target;
import org.tsudoi.bench.tunnel.ServerApi;

/**
 * The packaged server, on loopback, with a data directory of its own; the packages must have been
 * built.
 */
public final class TsudoiServer implements AutoCloseable {

  private final Workplace place;
  private final ServerProcess process;
  private final Target target;

  private TsudoiServer(Workplace place, ServerProcess process, Target target) {
    this.place = place;
    this.process = process;
    this.target = target;
  }

  /** Makes the data directory of that place, with keys and a first administrator. */
  public static void initialize(Workplace place) {
    List<String> command =
        List.of(
            Workplace.java().toString(),
            "-jar",
            place.project().resolve("cli/target/tsudoi.jar").toString(),
            "init",
            "--data",
            place.data().toString());
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException("tsudoi init failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it on that data directory, with these settings beside the defaults. */
  public static TsudoiServer start(Workplace place, Map<String, String> settings) {
    int port = ServerProcess.freePort();
    Path liberty = place.project().resolve("liberty/target/liberty/wlp");
    ProcessBuilder command =
        new ProcessBuilder(liberty.resolve("bin/server").toString(), "run", "tsudoi", "--clean");
    Map<String, String> environment = command.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("TSUDOI_DATA", place.data().toString());
    environment.put("TSUDOI_HTTPS_HOST", "127.0.0.1");
    environment.put("TSUDOI_HTTPS_PORT", Integer.toString(port));
    environment.put("WLP_OUTPUT_DIR", place.data().resolve("liberty").toString());
    environment.put("VARIABLE_SOURCE_DIRS", place.data().resolve("keys/variables").toString());
    environment.putAll(settings);
    Path ready = place.data().resolve("instance.json");
    ServerProcess process =
        ServerProcess.start(command, place.run().resolve("tsudoi-" + port + ".log"))
            .awaitReady(() -> Files.exists(ready));
    return new TsudoiServer(place, process, Target.onLoopback(port, place.certificate()));
  }

  /** Where it listens. */
  public Target target() {
    return target;
  }

  /** Its process. */
  public ServerProcess process() {
    return process;
  }

  /** The first administrator, signed in with a password of their own; once for a data directory. */
  public ServerApi administrator() {
    List<String> words =
        Workplace.read(place.data().resolve("initial-administrator"))
            .lines()
            .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    String own = "Aa1" + UUID.randomUUID().toString().replace("-", "");
    ServerApi anonymous = ServerApi.of(target);
    anonymous.signIn(words.get(0), words.get(1)).changePassword(words.get(1), own);
    return anonymous.signIn(words.get(0), own);
  }

  @Override
  public void close() {
    process.stop();
  }
}
