package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.MailServer;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** The pages of mail, and the way to another password, in a real browser. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.3.2")
class MailE2E {

  private static final String SETTINGS = "notification/mail-edit.xhtml";
  private static final String NEXT = "Kaede7mountain-River9";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TsudoiServer server;
  private final ApiClient chief;

  MailE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  @AfterEach
  void switchOff() {
    try (MailServer none = MailServer.plain()) {
      chief
          .put(
              "mail/settings",
              none.settingsBuilder(server, version()).add("enabled", false).build())
          .expect(200);
    }
  }

  private long version() {
    return chief.get("mail/settings").expect(200).getJsonNumber("version").longValue();
  }

  private ConsolePage signIn(Chromium chromium, String language) {
    Administrator administrator = server.administrator();
    ConsolePage console =
        ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
    console.signIn(administrator.name(), administrator.password()).find("#app").waitFor();
    return console;
  }

  @InEachLanguage
  void mailIsSetUpTestedAndLookedAfter(String language) {
    try (Chromium chromium = Chromium.headless();
        MailServer mail = MailServer.plain()) {
      ConsolePage console = signIn(chromium, language);
      console.go(SETTINGS).field("mail:host").fill("127.0.0.1");
      check(console, "mail:enabled");
      console.field("mail:port").fill(Integer.toString(mail.port()));
      console.find("[id=\"mail:encryption\"] input").nth(2).click();
      console.find("[id=\"mail:plain\"] .tsudoi-banner").waitFor();
      console.field("mail:user").fill(MailServer.USER);
      console.field("mail:password").fill(MailServer.PASSWORD);
      console.field("mail:senderAddress").fill("meeting@example.org");
      console.field("mail:senderName").fill("会議サーバー");
      console.field("mail:baseUrl").fill("http://meet.example.org");
      console.field("mail:timeZone").fill("Asia/Tokyo");
      console.field("mail:save").click();
      console.find("[id=\"mail:settings\"] .tsudoi-banner-refused").waitFor();
      console.keep("mail-refused");
      console.field("mail:baseUrl").fill(server.base().toString());
      console.field("mail:password").fill(MailServer.PASSWORD);
      console.field("mail:save").click();
      console.find(".ui-growl-title").waitFor();
      assertThat(chief.get("mail/settings").expect(200).getInt("port")).isEqualTo(mail.port());

      console.field("test:address").fill("hanako@aoba.example");
      console.field("test:send").click();
      console.find("[id=\"test:result\"] .tsudoi-banner-good").waitFor();
      console.keep("mail-tested");
      mail.awaitTo("hanako@aoba.example", 1);

      mail.goAway();
      console.field("test:send").click();
      console.find("[id=\"test:result\"] .tsudoi-banner-refused").waitFor();
      console.keep("mail-away");
      assertThat(console.fitsPhone()).isTrue();

      Person hanako = person("kept-" + language + "@aoba.example");
      server
          .anonymous()
          .post(
              "password-reset", Json.createObjectBuilder().add("loginName", hanako.name()).build())
          .expect(204);
      console.go("notification/mail-list.xhtml");
      String row = "tr:has-text(\"kept-" + language + "\")";
      assertThat(
              Waiting.until(
                  () -> {
                    console.field("mails:refresh").click();
                    // The rows from before may have other buttons than those that come.
                    Waiting.until(
                        () -> (Boolean) console.page().evaluate("PrimeFaces.ajax.Queue.isEmpty()"),
                        PATIENCE);
                    return console.find(row + " button").count() == 2;
                  },
                  PATIENCE))
          .isTrue();
      console.find(row + " button").nth(1).waitFor();
      console.keep("mails");
      assertThat(console.fitsPhone()).isTrue();
      console.find(row + " button").nth(1).click();
      console.find("[id=\"discardForm:confirm\"]").waitFor();
      console.keep("mail-discard");
      console.field("discardForm:confirm").click();
      console.find(row + " .tsudoi-status-off").waitFor();
      assertThat(console.troubles()).isEmpty();
    }
  }

  private static void check(ConsolePage console, String id) {
    if (!console.find("[id=\"" + id + "_input\"]").isChecked()) {
      console.find("[id=\"" + id + "\"] .ui-chkbox-box").click();
    }
  }

  private Person person(String address) {
    Person person = server.administrator().createUser("Hanako Yamada", "PARTICIPANT");
    chief
        .patch("users/" + person.id(), Json.createObjectBuilder().add("email", address).build())
        .expect(200);
    return person;
  }

  @InEachLanguage
  void whoeverForgotThePasswordChoosesAnotherByMail(String language) {
    try (Chromium chromium = Chromium.headless();
        MailServer mail = MailServer.plain()) {
      chief.put("mail/settings", mail.settings(server, version())).expect(200);
      String address = "forgot-" + language + "@aoba.example";
      Person hanako = person(address);
      ConsolePage console =
          ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
      console.find("#forgotten").waitFor();
      console.keep("sign-in-forgotten");
      console.find("#forgotten").click();
      console.field("forgotten:loginName").fill(hanako.name());
      console.keep("password-forgotten");
      console.field("forgotten:submit").click();
      console.find(".tsudoi-banner-good").waitFor();
      console.keep("password-forgotten-sent");

      String token = MailServer.token(mail.awaitTo(address, 1).get(0));
      console.go("accounts/password-reset.xhtml?lang=" + language + "&token=" + token);
      console.field("reset:next").fill("short");
      console.field("reset:again").fill("short");
      console.field("reset:submit").click();
      console.find(".tsudoi-banner-refused").waitFor();
      console.keep("password-reset-refused");
      console.field("reset:next").fill(NEXT);
      console.field("reset:again").fill(NEXT);
      console.field("reset:submit").click();
      console.find("[id=\"signIn:said\"] .tsudoi-banner-good").waitFor();
      assertThat(console.find("html").getAttribute("lang")).isEqualTo(language);
      console.keep("password-reset-done");
      server.anonymous().signIn(hanako.name(), NEXT);

      console.go("accounts/password-reset.xhtml?lang=" + language + "&token=" + token);
      console.find(".tsudoi-banner-refused").waitFor();
      console.keep("password-reset-used");
      assertThat(console.fitsPhone()).isTrue();
      assertThat(console.troubles()).isEmpty();
    }
  }

  @Test
  void theMeetingPageLeadsThereTooAndOnlyWhenMailIsSetUp() {
    try (Chromium chromium = Chromium.headless();
        MailServer mail = MailServer.plain()) {
      ConsolePage console = ConsolePage.open(server, chromium.person("en-US", 1440, 900), "en");
      assertThat(console.find("#forgotten").count()).isZero();
      chief.put("mail/settings", mail.settings(server, version())).expect(200);

      console.page().navigate(server.meetingPage().toString());
      console.find("a[href*=password-forgotten]").click();

      console.field("forgotten:loginName").waitFor();
    }
  }
}
