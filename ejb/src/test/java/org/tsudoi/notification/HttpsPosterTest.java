package org.tsudoi.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.notification.domain.SignedCall;
import org.tsudoi.shared.FakeTicker;

/** Calls to a real server on this machine, over TLS. */
@Tag("spec-8.1")
class HttpsPosterTest {

  private static final char[] WORD = "changeit".toCharArray();
  private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
  private static HttpsServer server;
  private static String certificate;
  private static volatile int status;

  private final NotificationSettings settings =
      new NotificationSettings(Duration.ofMinutes(1), 5, 3);

  private record Received(String path, Headers headers, String body) {}

  @BeforeAll
  static void listen(@TempDir Path folder) throws Exception {
    KeyStore store = keys(folder.resolve("keys.p12"));
    certificate =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(store.getCertificate("test").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, WORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", HttpsPosterTest::answer);
    server.start();
  }

  private static KeyStore keys(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "RSA",
                "-validity",
                "2",
                "-dname",
                "CN=test",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(WORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var bytes = Files.newInputStream(file)) {
      store.load(bytes, WORD);
    }
    return store;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    RECEIVED.add(
        new Received(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    exchange.getResponseHeaders().add("Location", "https://127.0.0.1:1/elsewhere");
    byte[] much = new byte[1 << 20];
    exchange.sendResponseHeaders(status, much.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(much);
    } catch (IOException notRead) {
      exchange.close();
    }
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @BeforeEach
  void begin() {
    RECEIVED.clear();
    status = 204;
    settings.insideAllowed = true;
  }

  private static String here(String path) {
    return "https://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private WebhookResult post(String url, String trusted) {
    return new HttpsPoster(settings, new FakeTicker())
        .post(
            new SignedCall(
                UUID.fromString("0b6e2c1a-0000-4000-8000-000000000001"),
                URI.create(url),
                trusted,
                "{\"name\":\"花子\"}",
                1_900_000_000L,
                "v1,abc="));
  }

  @Test
  void sendsTheBodyWithItsSignature() {
    status = 200;

    WebhookResult result = post(here("/hook/1?x=a%20b"), certificate);

    assertThat(result).isEqualTo(WebhookResult.arrived(200));
    Received received = RECEIVED.get(0);
    assertThat(received.path()).isEqualTo("/hook/1?x=a%20b");
    assertThat(received.body()).isEqualTo("{\"name\":\"花子\"}");
    assertThat(received.headers().getFirst("webhook-id"))
        .isEqualTo("0b6e2c1a-0000-4000-8000-000000000001");
    assertThat(received.headers().getFirst("webhook-timestamp")).isEqualTo("1900000000");
    assertThat(received.headers().getFirst("webhook-signature")).isEqualTo("v1,abc=");
    assertThat(received.headers().getFirst("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "301, REDIRECTED",
    "307, REDIRECTED",
    "400, REFUSED",
    "404, REFUSED",
    "500, REFUSED",
    "410, GONE"
  })
  void tellsWhatWasAnsweredAndFollowsNoOtherAddress(int answer, WebhookFailure why) {
    status = answer;

    assertThat(post(here("/"), certificate)).isEqualTo(WebhookResult.failed(why, answer));
    assertThat(RECEIVED).hasSize(1);
  }

  @Test
  void believesNoCertificateThatItIsNotTold() {
    assertThat(post(here("/"), ""))
        .isEqualTo(WebhookResult.failed(WebhookFailure.CERTIFICATE_NOT_TRUSTED));
    assertThat(RECEIVED).isEmpty();
  }

  @Test
  void believesNoCertificateOfAnotherName() {
    String other = "https://localhost:" + server.getAddress().getPort() + "/";

    assertThat(post(other, certificate))
        .isEqualTo(WebhookResult.failed(WebhookFailure.CERTIFICATE_NOT_TRUSTED));
    assertThat(RECEIVED).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://127.0.0.1/",
    "https://localhost/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://10.0.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://2130706433/",
    "https://0/"
  })
  void goesNowhereInsideUnlessTheInstallationAllowsIt(String url) {
    settings.insideAllowed = false;

    assertThat(post(url, certificate).failure().orElseThrow())
        .isIn(WebhookFailure.ADDRESS_NOT_ALLOWED, WebhookFailure.HOST_UNKNOWN);
    assertThat(post(here("/"), certificate))
        .isEqualTo(WebhookResult.failed(WebhookFailure.ADDRESS_NOT_ALLOWED));
    assertThat(RECEIVED).isEmpty();
  }

  @Test
  void tellsThatNothingAnswers() throws Exception {
    int free;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = unused.getLocalPort();
    }

    assertThat(post("https://127.0.0.1:" + free + "/", certificate))
        .isEqualTo(WebhookResult.failed(WebhookFailure.NO_CONNECTION));
  }
}
