package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiClient;
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
@Tag("long")
class MailKillIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ADDRESS = "kept@aoba.example";
  private static final String INVITED = "invited@aoba.example";
  private static final Instant TOMORROW =
      Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);

  @Test
  void nothingIsLostWhenTheMailServerIsAwayAndTheServerIsKilled() throws Exception {
    TsudoiServer server = TsudoiServer.start(Map.of("TSUDOI_MAIL_RETRY", "PT1S"));
    try {
      int port = askWhileTheMailServerIsAway(server);

      server.kill();
      try (MailServer mail = MailServer.plainAt(port)) {
        server.restart();

        MimeMessage moved = mail.awaitTo(INVITED, 1).get(0);
        assertThat(moved.getSubject()).isEqualTo("Tsudoi：1 回分の日時変更：Stand-up");
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
        assertThat(mail.awaitTo(INVITED, 1)).as("told once").hasSize(1);
      }
    } finally {
      server.kill();
    }
  }

  /** Waits until a first try has failed; the last thing that is done is to move one time. */
  private static int askWhileTheMailServerIsAway(TsudoiServer server) {
    try (MailServer mail = MailServer.plain()) {
      server.administrator().signIn().put("mail/settings", mail.settings(server, 0)).expect(200);
      Person hanako = person(server, "Hanako Yamada", ADDRESS);
      ApiClient organizer =
          server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
      String plan = openSeries(organizer, person(server, "Ichiro Mori", INVITED));
      mail.awaitTo(INVITED, 1);
      mail.goAway();
      server
          .anonymous()
          .post(
              "password-reset", Json.createObjectBuilder().add("loginName", hanako.name()).build())
          .expect(204);
      assertThat(Waiting.until(() -> hasFailed(server), PATIENCE)).isTrue();
      organizer
          .put(
              plan + "/times/" + TOMORROW,
              Json.createObjectBuilder()
                  .add("base", 1)
                  .add("plannedStart", TOMORROW.plusSeconds(1800).toString())
                  .add("plannedEnd", TOMORROW.plusSeconds(3600).toString())
                  .build())
          .expect(200);
      return mail.port();
    }
  }

  private static Person person(TsudoiServer server, String name, String address) {
    Person person = server.administrator().createUser(name, "PARTICIPANT");
    server
        .administrator()
        .signIn()
        .patch(
            "users/" + person.id(),
            Json.createObjectBuilder().add("email", address).add("language", "ja").build())
        .expect(200);
    return person;
  }

  private static String openSeries(ApiClient organizer, Person invited) {
    return "meetings/"
        + organizer
            .post(
                "meetings",
                Json.createObjectBuilder()
                    .add("title", "Stand-up")
                    .add("plannedStart", TOMORROW.toString())
                    .add("plannedEnd", TOMORROW.plusSeconds(3600).toString())
                    .add("timeZone", "Asia/Tokyo")
                    .add("invitees", Json.createArrayBuilder().add(invited.name()))
                    .add(
                        "repeat",
                        Json.createObjectBuilder().add("frequency", "DAILY").add("count", 3))
                    .build())
            .expect(201)
            .getString("number")
        + "/plan";
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
