package org.tsudoi.verify.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A small client that is signed in by way of the system's browser, as the desktop client will be,
 * after docs/hand-over.md and nothing else: it listens on loopback, keeps a verifier, takes the
 * code that the browser brings, and leads the browser to the last page.
 */
public final class DesktopClient implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TsudoiServer server;
  private final HttpServer listener;
  private final String verifier = chance();
  private final String state = chance();
  private final BlockingQueue<Map<String, String>> arrived = new LinkedBlockingQueue<>();

  private DesktopClient(TsudoiServer server, HttpServer listener) {
    this.server = server;
    this.listener = listener;
  }

  /** A client that listens on a port of its own. */
  public static DesktopClient of(TsudoiServer server) {
    try {
      HttpServer listener =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      DesktopClient client = new DesktopClient(server, listener);
      listener.createContext("/tsudoi/signed-in", client::take);
      listener.start();
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> answer = parameters(exchange.getRequestURI());
    arrived.add(answer);
    String outcome = answer.containsKey("code") ? "done" : "declined";
    exchange
        .getResponseHeaders()
        .add("Location", server.at("console/accounts/handed-over.xhtml?outcome=" + outcome) + "");
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  /** What stands behind the question mark of an address. */
  public static Map<String, String> parameters(URI address) {
    Map<String, String> all = new HashMap<>();
    for (String pair : address.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  /** The parameters of the address that it opens in the browser. */
  public Map<String, String> request() {
    Map<String, String> all = new HashMap<>();
    all.put("response_type", "code");
    all.put("client_id", "tsudoi-desktop");
    all.put("redirect_uri", redirect());
    all.put("state", state);
    all.put("code_challenge", challenge());
    all.put("code_challenge_method", "S256");
    return all;
  }

  /** The page that it opens in the browser, below {@code /console/}. */
  public String page() {
    return page(request());
  }

  /** The page with these parameters. */
  public static String page(Map<String, String> parameters) {
    StringBuilder path = new StringBuilder("accounts/hand-over.xhtml?");
    parameters.forEach(
        (name, value) ->
            path.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
    return path.substring(0, path.length() - 1);
  }

  /** Where it listens. */
  public String redirect() {
    return "http://127.0.0.1:" + listener.getAddress().getPort() + "/tsudoi/signed-in";
  }

  /** What the browser brings; its state is that of the request. */
  public Map<String, String> awaitAnswer() {
    try {
      Map<String, String> answer = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null || !answer.get("state").equals(state)) {
        throw new AssertionError("The browser brought " + answer);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Takes up the session that a code stands for. */
  public ApiAnswer exchange(String code) {
    return server.anonymous().post("session/hand-over", shown(code).build());
  }

  /** The same with what is said about the device. */
  public ApiAnswer exchange(String code, JsonObject device) {
    return server.anonymous().post("session/hand-over", shown(code).add("device", device).build());
  }

  /** Asks for its device to be known. */
  public ApiAnswer enrol(String code, JsonObject device) {
    return server
        .anonymous()
        .post(
            "session/hand-over/device",
            Json.createObjectBuilder().add("handOver", shown(code)).add("device", device).build());
  }

  /** What it shows for a code. */
  public JsonObjectBuilder shown(String code) {
    return Json.createObjectBuilder()
        .add("client", "tsudoi-desktop")
        .add("redirect", redirect())
        .add("code", code)
        .add("verifier", verifier);
  }

  @Override
  public void close() {
    listener.stop(0);
  }

  private String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String chance() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
