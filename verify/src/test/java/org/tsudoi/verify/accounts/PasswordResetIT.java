package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.MailServer;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** Another password by a link in a mail. Switches mail off again after each test. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.3.2")
class PasswordResetIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NEXT = "Kaede7mountain-River9";

  private final TsudoiServer server;
  private MailServer mail;

  PasswordResetIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void setUpMail() {
    mail = MailServer.plain();
    chief().put("mail/settings", mail.settings(server, version())).expect(200);
  }

  @AfterEach
  void switchOff() {
    chief()
        .put("mail/settings", mail.settingsBuilder(server, version()).add("enabled", false).build())
        .expect(200);
    mail.close();
  }

  private long version() {
    return chief().get("mail/settings").expect(200).getJsonNumber("version").longValue();
  }

  private ApiClient chief() {
    return server.administrator().signIn();
  }

  private Person person(String address) {
    Person person = server.administrator().createUser("Hanako Yamada", "PARTICIPANT");
    chief()
        .patch("users/" + person.id(), Json.createObjectBuilder().add("email", address).build())
        .expect(200);
    return person;
  }

  private ApiAnswer ask(String name) {
    return server
        .anonymous()
        .post("password-reset", Json.createObjectBuilder().add("loginName", name).build());
  }

  private ApiAnswer choose(String token, String next) {
    return server
        .anonymous()
        .post(
            "password-reset/complete",
            Json.createObjectBuilder().add("token", token).add("next", next).build());
  }

  private List<JsonObject> deliveries() {
    return chief().get("mail/deliveries?max=100").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .toList();
  }

  private boolean isSent(String address, String kind) {
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
  @Tag("A-4")
  void oneNameGetsThreeLinksInAQuarterOfAnHour() {
    Person hanako = person("often@aoba.example");
    for (int number = 0; number < 4; number++) {
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
}
