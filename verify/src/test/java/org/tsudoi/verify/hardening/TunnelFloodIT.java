package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
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
class TunnelFloodIT {

  private static final int REQUESTS = 1_500;

  @Test
  void refusesAndCountsAFloodOfStrangersWithoutASession() throws Exception {
    TsudoiServer server = TsudoiServer.start();
    try {
      ApiClient person =
          server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
      try (ResumingParticipant someone =
          ResumingParticipant.join(
              server, Transport.HTTPS, person, Meeting.create(person, "Flood", ""))) {
        for (int request = 0; request < REQUESTS; request++) {
          HttpResponse<String> answer = refuse(server, request);
          assertThat(answer.statusCode()).isEqualTo(401);
          assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
        }
        someone.share();
        someone.send(someone.scribe().shareEnd());
        someone.nextControl(ControlKind.SHARE_ENDED);
        assertThat(someone.faults()).isEmpty();
        assertThat(someone.downlinks()).isEqualTo(1);
      }
      server.stop();

      long[] counted = DatabaseDump.inDerby(server.data(), TunnelFloodIT::refusals);
      // The last requests of somebody who leaves may come too late as well.
      assertThat(counted[0]).isBetween((long) REQUESTS, REQUESTS + 2L);
      assertThat(counted[1]).as("rows").isLessThan(20);
    } finally {
      server.kill();
    }
  }

  private static HttpResponse<String> refuse(TsudoiServer server, int request)
      throws IOException, InterruptedException {
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
    return server.http().send(builder.build(), BodyHandlers.ofString());
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
