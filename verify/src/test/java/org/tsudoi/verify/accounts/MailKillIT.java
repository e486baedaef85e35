package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.MailServer;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * What the queue keeps when the mail server is away and the server is killed; on one of its own.
 */
@RunsBesideOthers
@Tag("spec-6.3.2")
@Tag("spec-8.1")
class MailKillIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ADDRESS = "kept@aoba.example";

  @Test
  void nothingIsLostWhenTheMailServerIsAwayAndTheServerIsKilled() {
    TsudoiServer server = TsudoiServer.start(Map.of("TSUDOI_MAIL_RETRY", "PT1S"));
    try {
      int port = askWhileTheMailServerIsAway(server);

      server.kill();
      try (MailServer mail = MailServer.plainAt(port)) {
        server.restart();

        MimeMessage link = mail.awaitTo(ADDRESS, 1).get(0);
        server
            .anonymous()
            .post(
                "password-reset/complete",
                Json.createObjectBuilder()
                    .add("token", MailServer.token(link))
                    .add("next", "Kaede7mountain-River9")
                    .build())
            .expect(204);
        mail.awaitTo(ADDRESS, 2);
      }
    } finally {
      server.kill();
    }
  }

  /** Waits until a first try has failed. */
  private static int askWhileTheMailServerIsAway(TsudoiServer server) {
    try (MailServer mail = MailServer.plain()) {
      server.administrator().signIn().put("mail/settings", mail.settings(server, 0)).expect(200);
      Person hanako = server.administrator().createUser("Hanako Yamada", "PARTICIPANT");
      server
          .administrator()
          .signIn()
          .patch("users/" + hanako.id(), Json.createObjectBuilder().add("email", ADDRESS).build())
          .expect(200);
      mail.goAway();
      server
          .anonymous()
          .post(
              "password-reset", Json.createObjectBuilder().add("loginName", hanako.name()).build())
          .expect(204);
      assertThat(Waiting.until(() -> hasFailed(server), PATIENCE)).isTrue();
      return mail.port();
    }
  }

  private static boolean hasFailed(TsudoiServer server) {
    return server
        .administrator()
        .signIn()
        .get("mail/deliveries")
        .expect(200)
        .getJsonArray("rows")
        .stream()
        .map(JsonValue::asJsonObject)
        .map((JsonObject row) -> row.getString("failure", ""))
        .anyMatch("NO_CONNECTION"::equals);
  }
}
