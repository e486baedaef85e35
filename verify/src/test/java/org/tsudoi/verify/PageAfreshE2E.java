package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * A form is sent whose page the server does not know any more, as after a restart, or whose sender
 * is signed out meanwhile: the same page is shown again, of the same account.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.1")
class PageAfreshE2E {

  private static final String PAGES_COOKIE = "__Host-tsudoi-faces";

  private final TsudoiServer server;

  PageAfreshE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage({"en | Hanako Sato", "ja | 佐藤 花子"})
  void aFormThatCameTooLateLeadsBackToItsOwnPage(String language, String name) {
    Administrator administrator = server.administrator();
    Person hanako = administrator.createUser(name, "PARTICIPANT");
    String page = "accounts/account-edit.xhtml?id=" + hanako.id();
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = chromium.person("fr-FR", 1440, 900);
      ConsolePage console = ConsolePage.open(server, browser, language).go(page).speak(language);
      forgetPages(browser);
      console.signIn(administrator.name(), administrator.password());
      console.find(".tsudoi-door .tsudoi-banner-attention").waitFor();
      console.keep("sign-in-expired");
      assertThat(console.find("html").getAttribute("lang")).isEqualTo(language);
      assertThat(console.fitsPhone()).isTrue();

      console.signIn(administrator.name(), administrator.password());
      console.field("edit:save").waitFor();
      assertThat(console.find("h1").textContent()).contains(name);
      forgetPages(browser);
      console.field("edit:save").click();
      console.find("main .tsudoi-banner-attention").waitFor();
      console.keep("account-edit-expired");
      assertThat(console.find("html").getAttribute("lang")).isEqualTo(language);
      assertThat(console.find("h1").textContent()).contains(name);

      browser.clearCookies();
      console.field("edit:save").click();
      console.find(".tsudoi-door .tsudoi-banner-attention").waitFor();
      console.signIn(administrator.name(), administrator.password());
      console.field("edit:save").waitFor();
      assertThat(console.find("h1").textContent()).contains(name);
      assertThat(console.troubles()).isEmpty();
    }
  }

  /** As if the server had been restarted: the sign-in holds, the pages are gone. */
  private static void forgetPages(BrowserContext browser) {
    assertThat(browser.cookies()).extracting(cookie -> cookie.name).contains(PAGES_COOKIE);
    browser.clearCookies(new BrowserContext.ClearCookiesOptions().setName(PAGES_COOKIE));
  }
}
