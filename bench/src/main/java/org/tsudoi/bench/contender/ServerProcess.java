package org.tsudoi.bench.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A server in a process of its own; ends with {@link #stop} or, at the latest, with this one. */
public final class ServerProcess {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a server that writes into this log. */
  static ServerProcess start(ProcessBuilder command, Path log) {
    try {
      Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      ServerProcess started = new ServerProcess(process, log);
      Runtime.getRuntime().addShutdownHook(new Thread(started::kill));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server that writes into this log and waits until it listens on the port. */
  public static ServerProcess listening(ProcessBuilder command, Path log, int port) {
    return start(command, log).awaitPort(port);
  }

  /** Waits for a sign that it is ready. */
  ServerProcess awaitReady(BooleanSupplier sign) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!sign.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        kill();
        throw new IllegalStateException("A contender did not start; see " + log);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return this;
  }

  /** Waits until something listens on the port. */
  ServerProcess awaitPort(int port) {
    return awaitReady(() -> listens(port));
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A port of loopback that nothing uses now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its processes have used. */
  public ProcessFigures figures() {
    return ProcessFigures.of(process.toHandle());
  }

  /** Asks it to end and waits. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
