package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.MailServer;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** Another password by mail, and what the queue keeps of it when servers come and go. */
@Tag("spec-6.3.2")
class PasswordResetIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NEXT = "Kaede7mountain-River9";

  private static TsudoiServer server;
  private static MailServer mail;

  @BeforeAll
  static void begin() {
    server = TsudoiServer.start(Map.of("TSUDOI_MAIL_RETRY", "PT1S"));
    mail = MailServer.plain();
    chief().put("mail/settings", mail.settings(server, 0)).expect(200);
  }

  @AfterAll
  static void end() {
    mail.close();
    server.close();
  }

  private static ApiClient chief() {
    return server.administrator().signIn();
  }

  private static Person person(String address) {
    Person person = server.administrator().createUser("Hanako Yamada", "PARTICIPANT");
    chief()
        .patch("users/" + person.id(), Json.createObjectBuilder().add("email", address).build())
        .expect(200);
    return person;
  }

  private static ApiAnswer ask(String name) {
    return server
        .anonymous()
        .post("password-reset", Json.createObjectBuilder().add("loginName", name).build());
  }

  private static ApiAnswer choose(String token, String next) {
    return server
        .anonymous()
        .post(
            "password-reset/complete",
            Json.createObjectBuilder().add("token", token).add("next", next).build());
  }

  private static List<JsonObject> deliveries() {
    return chief().get("mail/deliveries?max=100").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .toList();
  }

  private static JsonObject delivery(String address, String kind) {
    return deliveries().stream()
        .filter(row -> row.getString("address").equals(address))
        .filter(row -> row.getString("kind").equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isSent(String address, String kind) {
    return deliveries().stream()
        .anyMatch(
            row ->
                row.getString("address").equals(address)
                    && row.getString("kind").equals(kind)
                    && row.getString("state").equals("SENT"));
  }

  @Test
  @Tag("A-17")
  void aLinkChoosesAPasswordOnceAndEndsEverySession() {
    Person hanako = person("hanako@aoba.example");
    ApiClient session = hanako.signIn();

    ask(hanako.name()).expect(204);
    String token = MailServer.token(mail.awaitTo("hanako@aoba.example", 1).get(0));

    assertThat(choose(token, "short").problem()).isEqualTo("password-too-weak");
    assertThat(choose(token, hanako.password()).problem()).isEqualTo("password-reused");
    session.get("session").expect(200);
    choose(token, NEXT).expect(204);

    assertThat(session.get("session").status()).isEqualTo(401);
    assertThat(choose(token, NEXT + "x").problem()).isEqualTo("reset-link-invalid");
    server.anonymous().signIn(hanako.name(), NEXT);
    MimeMessage news = mail.awaitTo("hanako@aoba.example", 2).get(1);
    assertThat(MailServer.text(news)).contains("was changed on").doesNotContain("token=");
    assertThat(server.administrator().actionsOf(hanako)).contains("PASSWORD_RESET_BY_MAIL");
    assertThat(Waiting.until(() -> isSent("hanako@aoba.example", "PASSWORD_RESET"), PATIENCE))
        .isTrue();
    assertThat(chief().get("mail/deliveries").body()).doesNotContain(token);
  }

  @Test
  @Tag("A-17")
  void tellsNobodyWhetherANameExists() {
    Person disabled = person("disabled@aoba.example");
    chief().post("users/" + disabled.id() + "/disable").expect(204);
    Person without = server.administrator().createUser("No address", "PARTICIPANT");
    Person last = person("last@aoba.example");

    for (String name : List.of("nobody-at-all", "!", "", disabled.name(), without.name())) {
      ApiAnswer answer = ask(name);
      assertThat(answer.status()).as(name).isEqualTo(204);
      assertThat(answer.body()).as(name).isEmpty();
    }
    ask(last.name()).expect(204);

    mail.awaitTo("last@aoba.example", 1);
    assertThat(deliveries())
        .extracting(row -> row.getString("address"))
        .doesNotContain("disabled@aoba.example");
  }

  @Test
  void oneNameGetsThreeLinksInAQuarterOfAnHour() {
    Person hanako = person("often@aoba.example");
    for (int number = 0; number < 5; number++) {
      ask(hanako.name()).expect(204);
    }
    Person last = person("after@aoba.example");
    ask(last.name()).expect(204);
    mail.awaitTo("after@aoba.example", 1);

    assertThat(mail.awaitTo("often@aoba.example", 3)).hasSize(3);
    List<MimeMessage> links = mail.awaitTo("often@aoba.example", 3);
    choose(MailServer.token(links.get(0)), NEXT).expect(204);
    assertThat(choose(MailServer.token(links.get(2)), NEXT + "x").problem())
        .isEqualTo("reset-link-invalid");
  }

  @Test
  void aWrongTokenOpensNothing() {
    assertThat(choose("x", NEXT).problem()).isEqualTo("reset-link-invalid");
    assertThat(choose("A".repeat(43), NEXT).problem()).isEqualTo("reset-link-invalid");
  }

  @Test
  @Tag("spec-8.1")
  void nothingIsLostWhenTheMailServerIsAwayAndTheServerIsKilled() {
    Person hanako = person("kept@aoba.example");
    int port = mail.port();
    mail.close();
    hanako.signIn().get("session").expect(200);
    ask(hanako.name()).expect(204);
    assertThat(
            Waiting.until(
                () ->
                    deliveries().stream()
                        .anyMatch(
                            row ->
                                row.getString("address").equals("kept@aoba.example")
                                    && row.getString("failure", "").equals("NO_CONNECTION")),
                PATIENCE))
        .isTrue();

    server.kill();
    mail = MailServer.plainAt(port);
    server.restart();

    MimeMessage link = mail.awaitTo("kept@aoba.example", 1).get(0);
    choose(MailServer.token(link), NEXT).expect(204);
    mail.awaitTo("kept@aoba.example", 2);
    assertThat(delivery("kept@aoba.example", "PASSWORD_RESET").getInt("tries")).isGreaterThan(1);
  }
}
