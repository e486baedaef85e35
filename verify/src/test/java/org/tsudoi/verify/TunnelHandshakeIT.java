package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.client.Connection;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;

/** Who may not open a connection of a tunnel is told so before it stands. */
@OnTsudoi
@Tag("spec-6.2.1")
class TunnelHandshakeIT {

  private static final String TICKET = "ticket.AAAAAAAAAAAAAAAAAAAAAAAA";

  private final TsudoiServer server;

  TunnelHandshakeIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void refusesATicketThatNobodyGave() {
    assertRefused(401, "tsudoi.1", TICKET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uplink", "downlink"})
  void refusesATunnelThatDoesNotStand(String way) {
    assertRefused(401, "tsudoi.1", way + ".AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "tsudoi.1,tsudoi.2",
    "tsudoi.2,ticket.AAAAAAAAAAAAAAAAAAAAAAAA",
    "tsudoi.1,ticket.short",
    "tsudoi.1,uplink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.x.0",
    "tsudoi.1,uplink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.1",
    "chat,soap"
  })
  @Tag("B-10")
  @Tag("B-20")
  void refusesAnOfferThatOpensNothing(String first, String second) {
    assertRefused(400, first, second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "https://127.0.0.1",
        "https://127.0.0.1:1",
        "https://127.0.0.1.evil.example",
        "http://127.0.0.1:PORT",
        "https://evil127.0.0.1:PORT",
        "https://127.0.0.1:PORT.evil.example",
        "https://127.0.0.1:PORT https://evil.example"
      })
  @Tag("O-1")
  @Tag("O-2")
  @Tag("O-3")
  @Tag("O-4")
  void refusesAForeignOrigin(String origin) {
    WebSocketHandshakeException refusal =
        refusal(builder("tsudoi.1", TICKET).header("Origin", onThisPort(origin)));

    assertThat(refusal.getResponse().statusCode()).isEqualTo(403);
  }

  @Test
  @Tag("O-1")
  void refusesTwoOrigins() {
    String own = onThisPort("https://127.0.0.1:PORT");

    WebSocketHandshakeException refusal =
        refusal(builder("tsudoi.1", TICKET).header("Origin", own).header("Origin", own));

    assertThat(refusal.getResponse().statusCode()).isEqualTo(403);
  }

  @Test
  void letsTheOwnOriginComeToTheTicket() {
    String own = onThisPort("https://127.0.0.1:PORT");

    WebSocketHandshakeException refusal =
        refusal(builder("tsudoi.1", TICKET).header("Origin", own));

    assertThat(refusal.getResponse().statusCode()).isEqualTo(401);
  }

  @Test
  void believesNoHandoverOfAClient() {
    WebSocketHandshakeException refusal =
        refusal(
            builder("tsudoi.1", TICKET).header("X-Tsudoi-Handover", "DOWN AAAAAAAAAAAAAAAAAAAAAA"));

    assertThat(refusal.getResponse().statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tunnel/ws", "tunnel/ws?ticket=AAAAAAAAAAAAAAAAAAAAAAAA"})
  void answersAPlainRequestWithoutOpeningAnything(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return server
        .http()
        .send(HttpRequest.newBuilder(server.at(path)).build(), BodyHandlers.ofString());
  }

  private void assertRefused(int status, String... offered) {
    assertThat(refusal(builder(offered)).getResponse().statusCode()).isEqualTo(status);
  }

  private WebSocketHandshakeException refusal(WebSocket.Builder builder) {
    try {
      builder.buildAsync(Connection.address(server), new WebSocket.Listener() {}).join().abort();
    } catch (CompletionException failed) {
      WebSocketHandshakeException refusal = (WebSocketHandshakeException) failed.getCause();
      assertThat(refusal.getResponse().headers().map()).doesNotContainKey("Set-Cookie");
      return refusal;
    }
    throw new AssertionError("the connection was opened");
  }

  private WebSocket.Builder builder(String... offered) {
    return Connection.builder(server, offered);
  }

  private String onThisPort(String origin) {
    return origin.replace("PORT", Integer.toString(server.port()));
  }
}
