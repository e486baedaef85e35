package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.MailServer;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;
import org.tsudoi.verify.server.WebhookReceiver;

/**
 * Sessions of thirty seconds unused and ninety in all, which are shorter than the five minutes of a
 * warning, and webhooks that may fail for three seconds; on a server of its own.
 */
@RunsBesideOthers
@Tag("long")
@Tag("spec-6.3.1")
class ShortLivesE2E {

  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration WHOLE = Duration.ofSeconds(90);

  private static final String ADDRESS = "hanako@aoba.example";

  private static TsudoiServer server;

  @BeforeAll
  static void start() {
    server =
        TsudoiServer.start(
            Map.of(
                "TSUDOI_SESSION_IDLE", IDLE.toString(),
                "TSUDOI_SESSION_ABSOLUTE", WHOLE.toString(),
                "TSUDOI_WEBHOOK_INSIDE", "true",
                "TSUDOI_WEBHOOK_RETRY", "PT1S",
                "TSUDOI_WEBHOOK_PATIENCE", "PT3S"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Duration between(JsonObject end, String from, String to) {
    return Duration.between(Instant.parse(end.getString(from)), Instant.parse(end.getString(to)));
  }

  private static JsonObject endOf(JsonObject session) {
    return session.getJsonObject("firstEnd");
  }

  @Test
  @Tag("A-19")
  void aSessionIsToldOfBeforeItEndsAndOnlyPeopleKeepIt() {
    Person hanako = server.administrator().createUser("Hanako Sato", "AUDITOR");
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = chromium.person("en-US", 1440, 900);
      ApiClient unused = hanako.signIn();
      JsonObject first = endOf(unused.glance("session").expect(200));
      ConsolePage console = ConsolePage.open(server, browser, "en");
      console.signIn(hanako.name(), hanako.password()).find("#app").waitFor();

      assertThat(first.getString("cause")).isEqualTo("IDLE");
      assertThat(between(first, "warnFrom", "at")).isEqualTo(IDLE.dividedBy(3));
      JsonObject used = endOf(unused.get("session").expect(200));
      Locator idle = console.find("dialog[data-cause=idle]");
      idle.waitFor();
      assertThat(endOf(unused.glance("session").expect(200)).getString("at"))
          .isEqualTo(used.getString("at"));
      idle.locator("[data-stay]").click();
      idle.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
      assertThat(Waiting.until(() -> unused.glance("session").status() == 401, IDLE))
          .as("looks do not keep a session")
          .isTrue();

      Locator lifetime = console.find("dialog[data-cause=lifetime]");
      boolean told =
          Waiting.until(
              () -> {
                // Another tab of the same browser is used.
                browser.request().get(server.api().resolve("session").toString());
                assertThat(idle.isVisible()).isFalse();
                return lifetime.isVisible();
              },
              WHOLE);
      assertThat(told).isTrue();
      Locator over = console.find("dialog[data-cause=over]");
      over.waitFor();
      over.locator("a").click();
      console.field("signIn:loginName").waitFor();
      assertThat(console.troubles()).isEmpty();
    }
  }

  @Test
  void aTunnelKeepsItsSessionFromLyingUnusedAndEndsWithItsWholeLife() {
    ApiClient session = server.administrator().createUser("Taro Abe", "MEETING_CREATOR").signIn();
    Meeting meeting = Meeting.create(session, "Long review", "");
    Instant since = Instant.now();
    try (TestParticipant inside = TestParticipant.join(server, session, meeting)) {
      boolean over = Waiting.until(() -> session.glance("session").status() == 401, WHOLE);

      assertThat(over).isTrue();
      assertThat(Duration.between(since, Instant.now())).isGreaterThan(IDLE.multipliedBy(2));
      assertThat(inside.awaitClosed().code()).isEqualTo(Problem.SESSION_ENDED.closeCode());
    }
  }

  private static ApiClient chief() {
    return server.administrator().signIn();
  }

  private static String deadWebhook() {
    String url;
    String certificate;
    try (WebhookReceiver receiver = WebhookReceiver.of(server)) {
      url = receiver.url();
      certificate = receiver.certificate();
    }
    return chief()
        .post(
            "webhooks",
            Json.createObjectBuilder()
                .add("name", "人事システム")
                .add("url", url)
                .add("events", Json.createArrayBuilder().add("user.created"))
                .add("certificates", certificate)
                .add("enabled", true)
                .build())
        .expect(201)
        .getJsonObject("webhook")
        .getString("id");
  }

  @Test
  @Tag("spec-6.3.2")
  void administratorsAreToldOnceThatAWebhookWasSwitchedOff() throws Exception {
    Person keeper = server.administrator().createUser("髙橋 花子", "SYSTEM_ADMINISTRATOR");
    JsonObject profile =
        Json.createObjectBuilder().add("email", ADDRESS).add("language", "ja").build();
    chief().patch("users/" + keeper.id(), profile).expect(200);
    try (MailServer mail = MailServer.plain()) {
      chief().put("mail/settings", mail.settings(server, 0)).expect(200);
      String webhook = deadWebhook();

      boolean off =
          Waiting.until(
              () -> {
                server.administrator().createNewcomer("Jiro Abe", "PARTICIPANT");
                return !chief().get("webhooks/" + webhook).expect(200).getBoolean("enabled");
              },
              WHOLE);

      assertThat(off).isTrue();
      MimeMessage told = mail.awaitTo(ADDRESS, 1).get(0);
      assertThat(told.getSubject()).isEqualTo("Tsudoi：Webhook を停止しました");
      assertThat(MailServer.text(told))
          .contains("髙橋 花子 様", "「人事システム」", "webhook-edit.xhtml?id=" + webhook);
      assertThat(chief().get("mail/deliveries").expect(200).getJsonArray("rows"))
          .extracting(row -> row.asJsonObject().getString("kind"))
          .containsExactly("WEBHOOK_OFF");
    }
  }
}
