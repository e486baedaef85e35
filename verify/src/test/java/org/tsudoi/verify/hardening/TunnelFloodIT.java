package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.TsudoiServer;

/** Many requests of strangers: each is refused and counted, none costs a session or a row. */
@Tag("spec-8.1")
@Tag("R-4")
@Tag("T-1")
class TunnelFloodIT {

  /** What one client has under way at a time. */
  private static final int AT_ONCE = 32;

  /** Every so many requests one asks for a WebSocket, on a connection of its own. */
  private static final int UPGRADE_EVERY = 20;

  @Test
  void refusesAndCountsAFloodOfStrangersWithoutASession() throws Exception {
    flood(320);
  }

  @Test
  @Tag("long")
  void refusesAndCountsAMillionStrangersWithoutASession() throws Exception {
    flood(1_000_000);
  }

  private static void flood(int requests) throws Exception {
    TsudoiServer server = TsudoiServer.start(TsudoiServer.WARMING_UP);
    long minutes;
    try {
      ApiClient person =
          server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
      try (ResumingParticipant someone =
          ResumingParticipant.join(
              server, Transport.HTTPS, person, Meeting.create(person, "Flood", ""))) {
        long began = System.nanoTime();
        Set<String> bodies = new HashSet<>();
        SSLContext context = RawSocket.context(server);
        for (int request = 0; request < requests; request += AT_ONCE) {
          List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
          for (int i = request; i < Math.min(requests, request + AT_ONCE); i++) {
            if (i % UPGRADE_EVERY == 0) {
              refuseUpgrade(server, context);
            } else {
              answers.add(server.http().sendAsync(guess(server, i), BodyHandlers.ofString()));
            }
          }
          for (CompletableFuture<HttpResponse<String>> each : answers) {
            HttpResponse<String> answer = each.join();
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
            bodies.add(answer.body());
          }
        }
        assertThat(bodies).as("answers").hasSize(1);
        minutes = Duration.ofNanos(System.nanoTime() - began).toMinutes();
        someone.share();
        someone.send(someone.scribe().shareEnd());
        someone.nextControl(ControlKind.SHARE_ENDED);
        assertThat(someone.faults()).isEmpty();
        assertThat(someone.downlinks()).isEqualTo(1);
      }
      server.stop();

      long[] counted = DatabaseDump.inDerby(server.data(), TunnelFloodIT::refusals);
      // The last requests of somebody who leaves may come too late as well.
      assertThat(counted[0]).isBetween((long) requests, requests + 2L);
      // One for each minute.
      assertThat(counted[1]).as("rows").isLessThan(20 + minutes);
    } finally {
      server.kill();
    }
  }

  private static void refuseUpgrade(TsudoiServer server, SSLContext context) {
    String offer = "ticket." + UUID.randomUUID();
    try (RawSocket stranger = RawSocket.to(server, context)) {
      assertThat(stranger.ask(RawSocket.request(server, offer))).isEqualTo(401);
    }
  }

  private static HttpRequest guess(TsudoiServer server, int request) {
    String secret = UUID.randomUUID().toString();
    HttpRequest.Builder builder =
        request % 2 == 0
            ? HttpRequest.newBuilder(server.at("tunnel/down"))
                .header("Authorization", "Tsudoi ticket." + secret)
            : HttpRequest.newBuilder(server.at("tunnel/up"))
                .header("Authorization", "Tsudoi uplink." + secret + "." + secret + ".1.0")
                .header("Content-Type", ByHand.UNITS)
                .header("Tsudoi-Request", "1")
                .POST(BodyPublishers.ofByteArray(new byte[16]));
    return builder.build();
  }

  private static long[] refusals(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select sum(refusals), count(*) from refusal_count"
                    + " where action = 'TUNNEL_REFUSED' and problem = 'TICKET_INVALID'")) {
      row.next();
      return new long[] {row.getLong(1), row.getLong(2)};
    }
  }
}
