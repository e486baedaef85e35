package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.bench.contender.ProcessFigures;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** Connections that are opened and dropped, at every moment of their life, leave nothing behind. */
@Isolated
@OnTsudoi
@Tag("spec-5")
@Tag("R-12")
@Timeout(1200)
class LeakIT {

  /** Longer than the server keeps an idle connection. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final int MOST_THREADS = 5;
  private static final int MOST_FILES = 10;

  /** What is said before a connection is dropped; empty: not even a handshake. */
  private static final String[] WORDS = {
    "",
    "GET /tunnel/ws HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    "GET /tunnel/down HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Tsudoi ticket.%s\r\n\r\n",
    "POST /tunnel/up HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4000\r\n\r\n1234",
    "GET /room/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
  };

  private final TsudoiServer server;

  LeakIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void keepsNothingOfHundredsOfDroppedConnections() {
    drop(500);
  }

  @Test
  @Tag("long")
  void keepsNothingOfTwentyThousandDroppedConnections() {
    drop(20_000);
  }

  private void drop(int count) {
    SSLContext context = RawSocket.context(server);
    // The first ones make the server load and start what it needs for any.
    open(100, context);
    ProcessHandle process = ProcessHandle.of(server.processId()).orElseThrow();
    ProcessFigures figures = ProcessFigures.of(process);
    long threads = figures.threads();
    long files = files(process);

    open(count, context);

    assertThat(Waiting.until(() -> files(process) <= files + MOST_FILES, PATIENCE))
        .as("open files, before %d and after %d", files, files(process))
        .isTrue();
    assertThat(Waiting.until(() -> figures.threads() <= threads + MOST_THREADS, PATIENCE))
        .as("threads, before %d and after %d", threads, figures.threads())
        .isTrue();
    assertThat(RawRequest.of("GET", "/health/ready").send(server).status()).isEqualTo(200);
  }

  private void open(int count, SSLContext context) {
    for (int i = 0; i < count; i++) {
      String words = WORDS[i % WORDS.length].formatted("A".repeat(43));
      try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        // Half of them by a reset instead of a goodbye.
        plain.setSoLinger(i % 2 == 0, 0);
        if (!words.isEmpty()) {
          SSLSocket secure =
              (SSLSocket)
                  context.getSocketFactory().createSocket(plain, "127.0.0.1", server.port(), false);
          secure.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static long files(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
        .mapToLong(process -> files(Path.of("/proc", Long.toString(process.pid()), "fd")))
        .sum();
  }

  private static long files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
