package org.tsudoi.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.verify.client.Closed;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Elsewhere;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * What a stranger can do with the self-test of the connection, and what not. The server believes
 * the address that this test claims, so that every test method is another source.
 */
@RunsBesideOthers
@Tag("spec-6.2.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class SelfTestIT {

  private static final Duration A_MINUTE_AND_MORE = Duration.ofSeconds(75);
  private static final AtomicInteger SOURCES = new AtomicInteger();

  private TsudoiServer server;

  @BeforeAll
  void startAServerBehindAProxy() {
    server =
        TsudoiServer.start(
            Map.of(
                "TSUDOI_TRUSTED_PROXIES", "127\\.0\\.0\\.1", "TSUDOI_SELFTEST_BYTES", "4194304"));
  }

  @AfterAll
  void stopIt() {
    server.close();
  }

  private static String anySource() {
    return "198.51.100." + SOURCES.incrementAndGet();
  }

  @Test
  void givesASourceOneTestAtATimeAndNoCookie() {
    String here = anySource();

    HttpResponse<String> first = begin(here);
    HttpResponse<String> second = begin(here);

    assertThat(first.statusCode()).isEqualTo(200);
    JsonObject grant = JsonText.object(first.body());
    assertThat(grant.getString("address")).isEqualTo(here);
    assertThat(grant.getInt("seconds")).isEqualTo(60);
    assertThat(grant.getInt("bytes")).isEqualTo(4 << 20);
    assertThat(first.headers().map()).doesNotContainKey("Set-Cookie");
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 61L);
    assertThat(begin(anySource()).statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("O-1")
  void refusesForeignPagesEverywhere() {
    String ticket = ticket();
    String evil = "https://evil.example";

    assertThat(send("POST", "selftest", "", anySource(), "Origin", evil).statusCode())
        .isEqualTo(403);
    assertThat(
            send("GET", "selftest/down", ticket, "", "Origin", evil, "Tsudoi-Probe", "poll")
                .statusCode())
        .isEqualTo(403);
    assertThat(send("POST", "selftest/up", ticket, "", "Origin", evil).statusCode()).isEqualTo(403);
    assertThat(send("DELETE", "selftest", ticket, "", "Origin", evil).statusCode()).isEqualTo(403);
    assertThat(refusedStatus(() -> new Socket(ticket, evil))).isEqualTo(403);
  }

  /** Here because this server has a proxy to believe; what it believes is for all of it. */
  @Test
  @Tag("A-20")
  void takesAddressesFromItsProxyIntoTheTrailAndTheLockoutsAndFromNobodyElse() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    String there = anySource();
    String besides = anySource();
    String invented = "203.0.113.77";
    for (int i = 0; i < 10; i++) {
      assertThat(signIn(hanako, "Wrong-Password-1", there)).isEqualTo(401);
    }

    assertThat(signIn(hanako, hanako.password(), there)).isEqualTo(401);
    // What stands before the proxy's own word is a stranger's.
    assertThat(signIn(hanako, hanako.password(), invented + ", " + there)).isEqualTo(401);
    assertThat(signIn(hanako, hanako.password(), besides)).isEqualTo(200);
    assertThat(
            Elsewhere.of(server)
                .send(
                    "POST",
                    "/api/v1/session",
                    credentials(hanako, hanako.password()),
                    "Content-Type: application/json",
                    "X-Forwarded-For: " + there)
                .status())
        .isEqualTo(200);

    ApiClient chief = server.administrator().signIn();
    assertThat(addresses(chief.get("lockouts?max=200").expect(200), hanako)).containsOnly(there);
    assertThat(addresses(chief.get("audit?max=100").expect(200), hanako))
        .contains(besides, Elsewhere.ADDRESS)
        .doesNotContain(invented);
  }

  /** Nor can somebody pass for the proxy itself, which the access rules may let in. */
  @Test
  @Tag("A-20")
  void letsNobodyBehindTheProxyChooseAnAddress() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    String there = anySource();
    List<List<String>> attempts =
        List.of(
            List.of("X-Forwarded-For: 203.0.113.1, " + there),
            List.of("X-Forwarded-For: 203.0.113.2", "X-Forwarded-For: " + there),
            List.of("X-Forwarded-For: 127.0.0.1, " + there),
            List.of("X-Forwarded-For: unknown, " + there),
            List.of("Forwarded: for=203.0.113.3", "X-Forwarded-For: " + there),
            List.of("X-Forwarded-For: " + there, "Forwarded: for=203.0.113.4;proto=http"),
            List.of("X-Forwarded-For: " + there, "X-Forwarded-Host: evil.example"),
            List.of("X-Forwarded-For: " + there, "X-Forwarded-Port: none"),
            List.of("X-Real-IP: 203.0.113.5", "X-Forwarded-For: " + there));

    for (List<String> attempt : attempts) {
      assertThat(signIn(hanako, "Wrong-Password-1", attempt)).as("%s", attempt).isEqualTo(401);
    }
    signIn(hanako, "Wrong-Password-1", there);

    ApiClient chief = server.administrator().signIn();
    assertThat(addresses(chief.get("lockouts?max=200").expect(200), hanako)).containsOnly(there);
    assertThat(chief.get("audit?max=100").expect(200).toString()).doesNotContain("203.0.113.");
    HttpResponse<String> page =
        sendTo(
            "GET",
            "console/accounts/sign-in.xhtml",
            List.of("X-Forwarded-For: " + there, "X-Forwarded-Host: evil.example"),
            new byte[0]);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("evil.example");
  }

  private int signIn(Person person, String password, String source) {
    return signIn(person, password, List.of("X-Forwarded-For: " + source));
  }

  private int signIn(Person person, String password, List<String> lines) {
    List<String> headers = new ArrayList<>(lines);
    headers.add("Content-Type: application/json");
    return sendTo("POST", "api/v1/session", headers, credentials(person, password).getBytes(UTF_8))
        .statusCode();
  }

  private static String credentials(Person person, String password) {
    return "{\"loginName\":\"%s\",\"password\":\"%s\",\"delivery\":\"bearer\"}"
        .formatted(person.name(), password);
  }

  private static List<String> addresses(JsonObject page, Person person) {
    return page.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
        .filter(row -> row.getString("account", "").equals(person.id()))
        .map(row -> row.getString("address", ""))
        .toList();
  }

  @Test
  void givesBackWhatASocketSendsAndOpensOnlyOne() throws InterruptedException {
    String ticket = ticket();
    Socket socket = new Socket(ticket);

    socket.send(new byte[] {1, 2, 3});

    assertThat(socket.next()).containsExactly(1, 2, 3);
    assertThat(refusedStatus(() -> new Socket(ticket))).isEqualTo(401);
    socket.sendText("hello");
    assertThat(socket.awaitClosed().code()).isEqualTo(4400);
  }

  @Test
  void itsTicketOpensNoTunnelAndATunnelsNoTest() {
    ApiClient organizer =
        server.administrator().createUser("Sven", "MEETING_CREATOR", "PARTICIPANT").signIn();
    String tunnels = Meeting.create(organizer, "Not reachable", "").ticket(organizer);
    String ticket = ticket();

    assertThat(refusedStatus(() -> new Socket(tunnels))).isEqualTo(401);
    assertThat(down(tunnels, "poll").statusCode()).isEqualTo(401);
    for (String token : new String[] {"ticket." + ticket, "selftest." + ticket}) {
      assertThat(refusedStatus(() -> new Socket("/tunnel/ws", token, ""))).isIn(400, 401);
      HttpResponse<String> answer =
          sendTo("GET", "tunnel/down", List.of("Authorization: Tsudoi " + token), new byte[0]);
      assertThat(answer.statusCode()).isIn(400, 401);
    }
  }

  @Test
  void itsTicketIsOfNoUseOnceTheTestWasGivenBack() {
    String ticket = ticket();
    assertThat(send("DELETE", "selftest", ticket, "").statusCode()).isEqualTo(204);

    assertThat(send("DELETE", "selftest", ticket, "").statusCode()).isEqualTo(401);
    assertThat(down(ticket, "poll").statusCode()).isEqualTo(401);
    assertThat(up(ticket, 10).statusCode()).isEqualTo(401);
    assertThat(refusedStatus(() -> new Socket(ticket))).isEqualTo(401);
  }

  @Test
  void refusesATicketInAnAddressAndWhatIsNoProbe() {
    String ticket = ticket();

    assertThat(send("GET", "selftest/down?ticket=" + ticket, ticket, "").statusCode())
        .isEqualTo(400);
    assertThat(down(ticket, "everything").statusCode()).isEqualTo(400);
    assertThat(down("A".repeat(43), "poll").statusCode()).isEqualTo(401);
    assertThat(send("POST", "selftest/up", ticket, "", "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
  }

  @Test
  void movesBytesBothWaysUpToTheCapAndNoMore() throws InterruptedException {
    String ticket = ticket();
    Socket socket = new Socket(ticket);

    HttpResponse<byte[]> bulk = down(ticket, "bulk");
    assertThat(bulk.statusCode()).isEqualTo(200);
    assertThat(bulk.body()).hasSizeGreaterThan(2 << 20);
    HttpResponse<String> up = up(ticket, 64 * 1024);
    assertThat(JsonText.object(up.body()).getInt("bytes")).isEqualTo(64 * 1024);

    assertThat(down(ticket, "bulk").statusCode()).isEqualTo(413);
    assertThat(up(ticket, 64 * 1024).statusCode()).isEqualTo(413);
    socket.send(new byte[10]);
    assertThat(socket.awaitClosed().code()).isEqualTo(4413);
  }

  @Test
  void closesASocketThatSendsTooMuch() throws InterruptedException {
    Socket socket = new Socket(ticket());

    // Not much more than that: what nobody reads any more breaks the connection before its close is
    // there.
    socket.send(new byte[64 * 1024 + 1]);

    assertThat(socket.awaitClosed().code()).isIn(1009, 4413);
  }

  @Test
  @Tag("long")
  void isOverAfterAMinute() throws InterruptedException {
    String source = anySource();
    String ticket = JsonText.object(begin(source).body()).getString("ticket");
    Socket socket = new Socket(ticket);

    assertThat(socket.awaitClosed().code()).isEqualTo(4401);

    assertThat(down(ticket, "poll").statusCode()).isEqualTo(401);
    assertThat(begin(source).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> begin(String source) {
    return send("POST", "selftest", "", source);
  }

  private String ticket() {
    return JsonText.object(begin(anySource()).body()).getString("ticket");
  }

  private HttpResponse<byte[]> down(String ticket, String probe) {
    HttpRequest request =
        HttpRequest.newBuilder(server.at("tunnel/selftest/down"))
            .header("Authorization", "Tsudoi selftest." + ticket)
            .header("Tsudoi-Probe", probe)
            .build();
    return exchange(request, BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> up(String ticket, int bytes) {
    return sendTo(
        "POST",
        "tunnel/selftest/up",
        List.of(
            "Authorization: Tsudoi selftest." + ticket, "Content-Type: application/octet-stream"),
        new byte[bytes]);
  }

  private HttpResponse<String> send(
      String method, String path, String ticket, String source, String... headers) {
    List<String> all = new ArrayList<>();
    for (int at = 0; at < headers.length; at += 2) {
      all.add(headers[at] + ": " + headers[at + 1]);
    }
    if (!ticket.isEmpty()) {
      all.add("Authorization: Tsudoi selftest." + ticket);
    }
    if (!source.isEmpty()) {
      all.add("X-Forwarded-For: " + source);
    }
    return sendTo(method, "tunnel/" + path, all, new byte[0]);
  }

  private HttpResponse<String> sendTo(
      String method, String path, List<String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.at(path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (String line : headers) {
      String[] parts = line.split(": ", 2);
      request.header(parts[0], parts[1]);
    }
    return exchange(request.build(), BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return server.http().send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int refusedStatus(Runnable opening) {
    int[] status = new int[1];
    assertThatThrownBy(opening::run)
        .isInstanceOfSatisfying(
            CompletionException.class,
            failed ->
                status[0] =
                    ((WebSocketHandshakeException) failed.getCause()).getResponse().statusCode());
    return status[0];
  }

  /** A WebSocket by hand. */
  private final class Socket implements WebSocket.Listener {

    private final BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final WebSocket socket;

    Socket(String ticket) {
      this(ticket, "");
    }

    Socket(String ticket, String origin) {
      this("/tunnel/selftest/ws", "selftest." + ticket, origin);
    }

    Socket(String path, String token, String origin) {
      WebSocket.Builder builder =
          server.http().newWebSocketBuilder().subprotocols("tsudoi.1", token);
      if (!origin.isEmpty()) {
        builder.header("Origin", origin);
      }
      URI address = URI.create("wss://127.0.0.1:" + server.port() + path);
      socket = builder.buildAsync(address, this).join();
    }

    void send(byte[] bytes) {
      socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void sendText(String text) {
      socket.sendText(text, true).join();
    }

    byte[] next() throws InterruptedException {
      return heard.poll(A_MINUTE_AND_MORE.toSeconds(), TimeUnit.SECONDS);
    }

    Closed awaitClosed() {
      return closed.orTimeout(A_MINUTE_AND_MORE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      heard.add(bytes);
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(new Closed(code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closed.complete(new Closed(1006, failure.toString()));
    }
  }
}
