package org.tsudoi.verify.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Another system that takes webhooks, with the key and certificate of a server under test. */
public final class WebhookReceiver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final TsudoiServer of;
  private final HttpsServer server;
  private volatile int answer = 204;

  private WebhookReceiver(TsudoiServer of, int port) throws IOException {
    this.of = of;
    this.server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(ServerCertificate.posingAs(of.data())));
    server.createContext("/", this::take);
    server.start();
  }

  /**
   * What came in.
   *
   * @param id {@code webhook-id}
   * @param timestamp {@code webhook-timestamp}
   * @param signature {@code webhook-signature}
   * @param body the JSON
   */
  public record Call(String id, String timestamp, String signature, String body) {

    /** Whether it is signed with this secret. */
    public boolean isSignedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] right =
            mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        return signature.equals("v1," + Base64.getEncoder().encodeToString(right));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Begins at any port. */
  public static WebhookReceiver of(TsudoiServer server) {
    return at(server, 0);
  }

  /** Begins at this port. */
  public static WebhookReceiver at(TsudoiServer server, int port) {
    try {
      return new WebhookReceiver(server, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(
        new Call(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            body));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  /** Answers so from now on. */
  public WebhookReceiver answering(int status) {
    answer = status;
    return this;
  }

  /** Its address. */
  public String url() {
    return "https://127.0.0.1:" + port() + "/hook";
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Its certificate in PEM. */
  public String certificate() {
    try {
      return Files.readString(of.data().resolve("keys/tls.crt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until so many calls came in. */
  public List<Call> await(int count) {
    if (!Waiting.until(() -> calls.size() >= count, PATIENCE)) {
      throw new AssertionError("only " + calls.size() + " of " + count + " calls");
    }
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
