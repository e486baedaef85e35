package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** Somebody makes an API token on the profile page; an administrator sees and revokes it. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.1")
class ApiTokensE2E {

  private static final String PROFILE = "accounts/profile.xhtml";
  private static final String LIST = "accounts/token-list.xhtml";

  private final TsudoiServer server;

  ApiTokensE2E(TsudoiServer server) {
    this.server = server;
  }

  private ConsolePage signIn(Chromium chromium, String language, String name, String password) {
    BrowserContext browser = chromium.person("fr-FR", 1440, 900);
    return ConsolePage.open(server, browser, language).speak(language).signIn(name, password);
  }

  @InEachLanguage({
    "en | Misaki Suzuki | Staff directory | Meeting calendar",
    "ja | 鈴木 美咲 | 社員名簿連携 | 会議カレンダー連携"
  })
  void aTokenIsMadeShownOnceUsedAndRevoked(
      String language, String name, String first, String second) {
    Person misaki =
        server.administrator().createUser(name, "USER_ADMINISTRATOR", "MEETING_CREATOR");
    ApiClient anonymous = server.anonymous();
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage profile = signIn(chromium, language, misaki.name(), misaki.password());
      profile.find(".tsudoi-page-head").first().waitFor();
      profile.go(PROFILE).field("tokens:begin").click();
      profile.field("tokens:create").click();
      profile.find("[id=\"tokens:list\"] .tsudoi-banner-refused").waitFor();
      profile.field("tokens:name").fill(first);
      profile.find("label[for=\"tokens:scope0\"]").click();
      profile.find("label[for=\"tokens:scope1\"]").click();
      profile.field("tokens:password").fill(misaki.password());
      profile.keep("profile-token-new");
      assertThat(profile.fitsPhone()).isTrue();
      profile.field("tokens:create").click();
      String token = profile.find("[id=\"tokens:list\"] .tsudoi-secret code").textContent();
      profile.keep("profile-token-made");
      assertThat(profile.fitsPhone()).isTrue();
      anonymous.with(token).get("users?max=1").expect(200);
      profile.go(PROFILE).find("[id=\"tokens:list\"] li").waitFor();
      assertThat(profile.page().content()).doesNotContain(token);
      made(profile, misaki, second);
      profile.find("[id=\"tokens:list\"] li:has-text(\"" + second + "\") button").click();
      profile.find(".ui-growl-title").first().waitFor();
      profile.keep("profile-tokens");

      Administrator administrator = server.administrator();
      ConsolePage list = signIn(chromium, language, administrator.name(), administrator.password());
      list.find("#dashboard").waitFor();
      list.go(LIST).field("list:text").fill(misaki.name());
      list.find("[id=\"list:rows\"] tbody tr:nth-child(2):last-child").waitFor();
      list.keep("tokens");
      assertThat(list.fitsPhone()).isTrue();
      list.find("[id=\"list:rows\"] button[id$=revoke]").first().click();
      list.field("revokeForm:confirm").waitFor();
      list.keep("tokens-revoke");
      list.field("revokeForm:confirm").click();
      list.find(".ui-growl-title").first().waitFor();
      assertThat(anonymous.with(token).get("users?max=1").problem()).isEqualTo("not-signed-in");
      list.go("auditing/audit-trail.xhtml").find("tbody tr").first().waitFor();
      list.keep("audit-token");
      assertThat(profile.troubles()).isEmpty();
      assertThat(list.troubles()).isEmpty();
    }
  }

  private static void made(ConsolePage profile, Person misaki, String name) {
    profile.field("tokens:begin").click();
    profile.field("tokens:name").fill(name);
    profile.find("label[for=\"tokens:scope0\"]").click();
    profile.field("tokens:password").fill(misaki.password());
    profile.field("tokens:create").click();
    profile.find("[id=\"tokens:list\"] .tsudoi-secret").waitFor();
  }
}
