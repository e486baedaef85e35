package org.tsudoi.verify.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Serves what tests share: the moving, known picture {@code pattern/pattern.html}, and a plan as
 * people would share it, {@code pattern/plan.html}; and an empty page that may have no camera.
 */
public final class PatternServer implements AutoCloseable {

  /** The title of the page, by which Chromium picks the tab to capture. */
  public static final String TITLE = "Tsudoi motion pattern";

  /** The title of the plan, by which Chromium picks the tab to capture. */
  public static final String PLAN_TITLE = "Plant2_piping_route_rev7";

  private static final byte[] BARE =
      "<!doctype html><title>Bare</title>".getBytes(StandardCharsets.US_ASCII);

  private final HttpServer server;

  private PatternServer(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port of the loopback address. */
  public static PatternServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      serve(server, "/", resource("/pattern/pattern.html"), "");
      serve(server, "/plan", resource("/pattern/plan.html"), "");
      serve(server, "/bare", BARE, "");
      serve(server, "/bare-without-camera", BARE, "camera=()");
      server.start();
      return new PatternServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream resource = PatternServer.class.getResourceAsStream(file)) {
      return resource.readAllBytes();
    }
  }

  private static void serve(HttpServer server, String path, byte[] page, String policy) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          if (!policy.isEmpty()) {
            exchange.getResponseHeaders().set("Permissions-Policy", policy);
          }
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
  }

  /** The address of the page. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The address of the page that changes four times a second only, for who needs no more. */
  public String calm() {
    return address() + "?calm";
  }

  /** The address of the page whose text moves too. */
  public String scrolling() {
    return address() + "?scrolling";
  }

  /** The address of the page with a part that no coder makes small, for who needs many bytes. */
  public String noisy() {
    return address() + "?noisy";
  }

  /** The address of the plan, whose few words are in this language. */
  public String plan(String language) {
    return address() + "plan?" + language;
  }

  /** The address of an empty page without any script. */
  public String bare() {
    return address() + "bare";
  }

  /** The address of an empty page without any script, whose policy forbids the camera. */
  public String bareWithoutCamera() {
    return address() + "bare-without-camera";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
