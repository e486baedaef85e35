package org.tsudoi.verify.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Serves what tests share: the moving, known picture {@code pattern/pattern.html}, and a plan as
 * people would share it, {@code pattern/plan.html}.
 */
public final class PatternServer implements AutoCloseable {

  /** The title of the page, by which Chromium picks the tab to capture. */
  public static final String TITLE = "Tsudoi motion pattern";

  /** The title of the plan, by which Chromium picks the tab to capture. */
  public static final String PLAN_TITLE = "Plant2_piping_route_rev7";

  private final HttpServer server;

  private PatternServer(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port of the loopback address. */
  public static PatternServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      serve(server, "/", "/pattern/pattern.html");
      serve(server, "/plan", "/pattern/plan.html");
      server.start();
      return new PatternServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve(HttpServer server, String path, String file) throws IOException {
    byte[] page;
    try (InputStream resource = PatternServer.class.getResourceAsStream(file)) {
      page = resource.readAllBytes();
    }
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
  }

  /** The address of the page. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The address of the plan, whose few words are in this language. */
  public String plan(String language) {
    return address() + "plan?" + language;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
