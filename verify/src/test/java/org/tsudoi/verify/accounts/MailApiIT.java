package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.MailServer;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.StartTlsServer;
import org.tsudoi.verify.server.TsudoiServer;

/** Mail settings by the API, and the test mail. Switches mail off again after each test. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.3.2")
class MailApiIT {

  private static final String ADDRESS = "hanako@aoba.example";

  private final TsudoiServer server;
  private final ApiClient chief;

  MailApiIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  @AfterEach
  void switchOff() {
    try (MailServer none = MailServer.plain()) {
      save(none.settingsBuilder(server, version()).add("enabled", false)).expect(200);
    }
  }

  private long version() {
    return chief.get("mail/settings").expect(200).getJsonNumber("version").longValue();
  }

  private ApiAnswer save(JsonObjectBuilder settings) {
    return chief.put("mail/settings", settings.build());
  }

  private JsonObject test() {
    return chief
        .post(
            "mail/test",
            Json.createObjectBuilder().add("address", ADDRESS).add("language", "ja").build())
        .expect(200);
  }

  @Test
  void aTestMailArrivesInTheLanguageAskedFor() throws Exception {
    try (MailServer mail = MailServer.plain()) {
      save(mail.settingsBuilder(server, version())).expect(200);

      JsonObject result = test();

      assertThat(result.getBoolean("taken")).isTrue();
      MimeMessage taken = mail.awaitTo(ADDRESS, 1).get(0);
      assertThat(taken.getSubject()).isEqualTo("Tsudoi：テストメール");
      assertThat(taken.getFrom()[0].toString()).contains("meeting@example.org");
      assertThat(taken.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(taken.getContentType()).startsWith("multipart/alternative");
      assertThat(MailServer.text(taken)).contains(server.base().getHost());
    }
  }

  @Test
  void theReasonOfAFailureIsSaid() {
    try (MailServer mail = MailServer.plain()) {
      save(mail.settingsBuilder(server, version()).add("password", "wrong")).expect(200);

      JsonObject result = test();

      assertThat(result.getBoolean("taken")).isFalse();
      assertThat(result.getString("failure")).isEqualTo("LOGIN_REFUSED");
      assertThat(result.getString("detail")).startsWith("535");
      assertThat(mail.mails()).isEmpty();
    }
  }

  @Test
  @Tag("X-12")
  void nothingIsSentWithoutTheEncryptionThatWasDemanded() {
    try (MailServer mail = MailServer.plain();
        MailServer unknown = MailServer.selfSigned()) {
      save(mail.settingsBuilder(server, version()).add("encryption", "STARTTLS")).expect(200);
      assertThat(test().getString("failure")).isEqualTo("ENCRYPTION_NOT_OFFERED");

      save(unknown.settingsBuilder(server, version()).add("encryption", "TLS")).expect(200);
      assertThat(test().getString("failure")).isEqualTo("CERTIFICATE_NOT_TRUSTED");

      assertThat(mail.mails()).isEmpty();
      assertThat(unknown.mails()).isEmpty();
    }
  }

  @Test
  void overStartTlsNothingIsSaidInTheOpenAndOnlyTheNamedCertificateIsTrusted() throws Exception {
    String certificate = Files.readString(server.data().resolve("keys/tls.crt"));
    try (MailServer form = MailServer.plain();
        StartTlsServer mail = StartTlsServer.of(server)) {
      JsonObject settings =
          form.settingsBuilder(server, version())
              .add("port", mail.port())
              .add("encryption", "STARTTLS")
              .build();
      chief.put("mail/settings", settings).expect(200);
      assertThat(test().getString("failure")).isEqualTo("CERTIFICATE_NOT_TRUSTED");
      assertThat(mail.encrypted()).isEmpty();

      save(Json.createObjectBuilder(settings)
              .add("base", version())
              .add("certificates", certificate))
          .expect(200);
      JsonObject result = test();

      assertThat(result.getBoolean("taken")).as(result.toString()).isTrue();
      assertThat(mail.encrypted()).anyMatch(line -> line.equals("RCPT TO:<" + ADDRESS + ">"));
      assertThat(mail.encrypted()).anyMatch(line -> line.startsWith("AUTH"));
      assertThat(mail.open()).noneMatch(line -> line.matches("(AUTH|MAIL|RCPT|DATA).*"));
    }
  }

  @Test
  void aServerThatIsAwayIsSaidToBeAway() {
    JsonObjectBuilder away;
    try (MailServer mail = MailServer.plain()) {
      away = mail.settingsBuilder(server, version());
    }
    save(away).expect(200);

    assertThat(test().getString("failure")).isEqualTo("NO_CONNECTION");
  }

  @Test
  @Tag("spec-6.3.4")
  @Tag("S-2")
  void thePasswordGoesInAndNeverComesOut() {
    try (MailServer mail = MailServer.plain()) {
      ApiAnswer saved = save(mail.settingsBuilder(server, version()));

      assertThat(saved.body()).doesNotContain(MailServer.PASSWORD);
      assertThat(saved.json().getBoolean("passwordSet")).isTrue();
      assertThat(chief.get("mail/settings/versions").body()).doesNotContain(MailServer.PASSWORD);
      ApiAnswer trail = chief.get("audit?max=50");
      assertThat(trail.body()).doesNotContain(MailServer.PASSWORD);
      assertThat(
              trail.expect(200).getJsonArray("rows").stream()
                  .map(JsonValue::asJsonObject)
                  .filter(row -> row.getString("action").equals("MAIL_SETTINGS_CHANGED"))
                  .findFirst()
                  .orElseThrow()
                  .getJsonObject("after")
                  .getString("mailPassword"))
          .isEqualTo("REPLACED");
    }
  }

  @Test
  void theStoredPasswordGoesToNoOtherServer() {
    try (MailServer mail = MailServer.plain()) {
      save(mail.settingsBuilder(server, version())).expect(200);
      JsonObject elsewhere =
          Json.createObjectBuilder(mail.settings(server, version()))
              .remove("password")
              .add("host", "localhost")
              .build();

      ApiAnswer refused = chief.put("mail/settings", elsewhere);

      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().getString("field")).isEqualTo("password");
    }
  }

  @Test
  void anOpenLineElsewhereIsRefusedUnlessItIsWanted() {
    try (MailServer mail = MailServer.plain()) {
      JsonObjectBuilder open = mail.settingsBuilder(server, version());

      ApiAnswer refused = save(open.add("host", "mail.example.org"));

      assertThat(refused.json().getString("field")).isEqualTo("encryption");
    }
  }

  @Test
  void letsAnAuditorReadAndNobodyElseNear() {
    ApiClient auditor = server.administrator().createUser("Auditor", "AUDITOR").signIn();
    ApiClient keeper = server.administrator().createUser("Keeper", "USER_ADMINISTRATOR").signIn();

    auditor.get("mail/settings").expect(200);
    auditor.get("mail/deliveries").expect(200);
    assertThat(keeper.get("mail/settings").problem()).isEqualTo("forbidden");
    assertThat(keeper.get("mail/deliveries").problem()).isEqualTo("forbidden");
    assertThat(chief.get("mail/deliveries?state=NONE").problem()).isEqualTo("invalid-value");
    assertThat(chief.post("mail/deliveries/00000000-0000-0000-0000-000000000000/retry").problem())
        .isEqualTo("not-found");
  }
}
