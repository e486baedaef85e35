package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** An administrator makes a webhook, tries it out, sees its calls and deletes it. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.2")
class WebhooksE2E {

  private static final String LIST = "notification/webhook-list.xhtml";

  private final TsudoiServer server;

  WebhooksE2E(TsudoiServer server) {
    this.server = server;
  }

  /** How many different left edges the boxes of events have. */
  private static int columnsOfEvents(ConsolePage console) {
    return ((Number)
            console
                .find(".tsudoi-columns")
                .evaluate(
                    "list => new Set([...list.children].map(one =>"
                        + " Math.round(one.getBoundingClientRect().left))).size"))
        .intValue();
  }

  @InEachLanguage({"en | Staff chat", "ja | 社内チャット"})
  void aWebhookIsMadeTriedOutCalledAndDeleted(String language, String name) {
    Administrator chief = server.administrator();
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = chromium.person("fr-FR", 1440, 900);
      ConsolePage console =
          ConsolePage.open(server, browser, language)
              .speak(language)
              .signIn(chief.name(), chief.password());
      console.find("#dashboard").waitFor();
      console.go("notification/webhook-edit.xhtml").field("webhook:save").click();
      console.find("[id=\"webhook:body\"] .tsudoi-banner-refused").waitFor();
      console.field("webhook:name").fill(name);
      console.field("webhook:url").fill("https://127.0.0.1:9/hook");
      console.find("label[for=\"webhook:event0\"]").click();
      assertThat(columnsOfEvents(console)).as("columns on a desk").isGreaterThan(1);
      console.keep("webhook-new");
      assertThat(console.fitsPhone()).isTrue();
      console.field("webhook:save").click();
      console.find("[id=\"webhook:body\"] .tsudoi-secret").waitFor();
      console.field("aside:test").click();
      console.find("[id=\"aside:body\"] .tsudoi-banner-refused").waitFor();
      console.keep("webhook-made");
      assertThat(console.fitsPhone()).isTrue();

      server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
      console.go(LIST).find("td a:has-text(\"" + name + "\")").click();
      console.find("[id=\"calls:rows\"] button[id$=retry]").waitFor();
      console.keep("webhook-calls");
      assertThat(console.fitsPhone()).isTrue();
      console.go(LIST).find("[id=\"list:rows\"] tbody tr").first().waitFor();
      console.keep("webhooks");
      assertThat(console.fitsPhone()).isTrue();
      console.find("td a:has-text(\"" + name + "\")").click();
      console.field("aside:delete").click();
      console.field("deleteForm:confirm").click();
      console.field("list:rows").waitFor();
      assertThat(console.page().locator("td a:has-text(\"" + name + "\")").count()).isZero();
      assertThat(console.troubles()).isEmpty();
    }
  }
}
