package org.tsudoi.verify.server;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged product, started like {@code run.sh} starts it, in a data directory of its own.
 *
 * <p>Begins with {@link #start}, which returns when {@code instance.json} is there; ends with
 * {@link #close}, which ends the process as an operator would. Tests share one per run by way of
 * {@link OnTsudoi}; a test that stops, kills or configures a server starts its own. A server of one
 * test lives for a minute or two: the JIT's first stage and the simplest garbage collector start it
 * with less than half of the CPU time. {@link #WARMING_UP} has all of it, for a server that lives
 * longer or is measured. Browsers on the same processors would starve password hashes, which stand
 * back behind everything (ADR 0127); only {@link #AS_IN_PRODUCTION} they do.
 */
public final class TsudoiServer implements AutoCloseable {

  private static final String BESIDE_BROWSERS = "-XX:JavaPriority1_To_OSPriority=0";

  /** The setting of a server that becomes as fast as in production. */
  public static final Map<String, String> WARMING_UP = Map.of("JVM_ARGS", BESIDE_BROWSERS);

  /** The setting of a server as it is in production, where no browser stands beside it. */
  public static final Map<String, String> AS_IN_PRODUCTION = Map.of("JVM_ARGS", "");

  private static final String SHORT_LIVED =
      BESIDE_BROWSERS + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
  private static final Duration START_PATIENCE = Duration.ofMinutes(8);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final int port;
  private final Map<String, String> environment;
  private Process process;
  private HttpClient http;
  private Administrator administrator;

  private TsudoiServer(Path data, int port, Map<String, String> environment) {
    this.data = data;
    this.port = port;
    this.environment = environment;
  }

  /** Starts a server on a fresh data directory. */
  public static TsudoiServer start() {
    return start(Map.of());
  }

  /** Starts a server on a fresh data directory, with settings given as environment variables. */
  public static TsudoiServer start(Map<String, String> environment) {
    try {
      Path targets = Files.createDirectories(Project.root().resolve("verify/target/servers"));
      Path data = Files.createTempDirectory(targets, "data-");
      TsudoiServer server = new TsudoiServer(data, freePort(), environment);
      server.launch();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again on the same data directory, after {@link #stop} or {@link #kill}. */
  public void restart() {
    try {
      launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launch() throws IOException {
    CommandLineRun.of("init", "--data", data.toString()).mustSucceed();
    http = ServerCertificate.trusting(data.resolve("keys/tls.crt"));
    Files.deleteIfExists(instanceFile());
    ProcessBuilder builder =
        new ProcessBuilder(
            Project.liberty().resolve("bin/server").toString(), "run", "tsudoi", "--clean");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TSUDOI_DATA", data.toString());
    // Signed-out browsers on the way to meetings of other tests come from the same address.
    builder.environment().put("TSUDOI_MEETING_GUEST_NUMBERS", "100000");
    builder.environment().put("TSUDOI_HTTPS_HOST", "127.0.0.1");
    builder.environment().put("TSUDOI_HTTPS_PORT", Integer.toString(port));
    builder.environment().put("TSUDOI_PASSKEYS_ADDRESS", "https://localhost:" + port);
    builder.environment().put("WLP_OUTPUT_DIR", data.resolve("liberty").toString());
    builder.environment().put("VARIABLE_SOURCE_DIRS", data.resolve("keys/variables").toString());
    builder.environment().put("JVM_ARGS", SHORT_LIVED);
    builder.environment().putAll(environment);
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("liberty/console.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitReady();
  }

  private void awaitReady() {
    boolean ready =
        Waiting.until(
            () ->
                Files.exists(instanceFile())
                    || !process.isAlive()
                    || ServerLog.applicationFailed(logs()),
            START_PATIENCE);
    if (!ready || !Files.exists(instanceFile())) {
      close();
      throw new IllegalStateException("The server did not start:\n" + ServerLog.errors(logs()));
    }
  }

  /** The address everything begins with, as {@code https://127.0.0.1:41231/}. */
  public URI base() {
    return URI.create("https://127.0.0.1:" + port + "/");
  }

  /** An address on this server; the path begins without a slash. */
  public URI at(String path) {
    return base().resolve(path);
  }

  /** The console's address. */
  public URI console() {
    return at("console/");
  }

  /** The meeting page's address. */
  public URI meetingPage() {
    return at("room/");
  }

  /** The REST API's address. */
  public URI api() {
    return at("api/v1/");
  }

  /** The port it listens on, at 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The data directory. */
  public Path data() {
    return data;
  }

  /** The folder with the server's logs. */
  public Path logs() {
    return data.resolve("liberty/tsudoi/logs");
  }

  /** What scripts read: {@code instance.json}. */
  public JsonObject instance() {
    return JsonText.object(ServerLog.read(instanceFile()));
  }

  /**
   * A client over HTTP/1.1 that trusts this server's certificate, follows nothing, keeps nothing.
   */
  public HttpClient http() {
    return http;
  }

  /** A client of the REST API that is not signed in. */
  public ApiClient anonymous() {
    return ApiClient.anonymous(this);
  }

  /**
   * The first administrator, whose one-time password was used and changed at the first call.
   *
   * <p>Every further call gives the same name and password.
   */
  public synchronized Administrator administrator() {
    if (administrator == null) {
      administrator = Administrator.firstOf(this);
    }
    return administrator;
  }

  /** The server's process id. */
  public long processId() {
    return process.pid();
  }

  /** Ends the process at once, as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks the process to end, as an operator would, and waits until it has. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  @Override
  public void close() {
    stop();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The server did not stop within " + STOP_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private Path instanceFile() {
    return data.resolve("instance.json");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
