package org.tsudoi.verify.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Serves the moving, known picture that tests share: {@code pattern/pattern.html}. */
public final class PatternServer implements AutoCloseable {

  /** The title of the page, by which Chromium picks the tab to capture. */
  public static final String TITLE = "Tsudoi motion pattern";

  private final HttpServer server;

  private PatternServer(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port of the loopback address. */
  public static PatternServer start() {
    try {
      byte[] page = read();
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
          });
      server.start();
      return new PatternServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read() throws IOException {
    try (InputStream page = PatternServer.class.getResourceAsStream("/pattern/pattern.html")) {
      return page.readAllBytes();
    }
  }

  /** The address of the page. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
