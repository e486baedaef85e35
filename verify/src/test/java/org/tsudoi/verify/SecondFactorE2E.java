package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.Authenticator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Somebody without any administrative role sets a second factor up on the profile page and signs in
 * with it to the console and to the meeting page, in both languages.
 */
@OnTsudoi
@Tag("spec-6.1.1")
@Tag("spec-6.3.1")
class SecondFactorE2E {

  /** The code can be sent: while a request is on its way, the button waits. */
  private static final String READY = "form:has(#code) [id=\"signIn:submit\"]:enabled";

  private static final String PROFILE = "accounts/profile.xhtml";

  private final TsudoiServer server;

  SecondFactorE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage({"en | Misaki Suzuki", "ja | 鈴木 美咲"})
  void isSetUpOnTheProfilePageAndAskedForEverywhere(String language, String name) {
    Person misaki = server.administrator().createUser(name, "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signedIn(chromium, misaki, language);
      Authenticator app = setUp(console, misaki);
      String recoveryCode = console.find(".tsudoi-codes li").first().textContent();
      assertThat(console.find(".tsudoi-codes li").count()).isEqualTo(10);

      ConsolePage again = ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language);
      again.speak(language).signIn(misaki.name(), misaki.password());
      again.find(READY).waitFor();
      again.keep("sign-in-code");
      assertThat(again.fitsPhone()).isTrue();
      assertThat(again.field("signIn:password").isVisible()).isFalse();
      assertThat(again.page().content()).doesNotContain(misaki.password());
      again.field("code").fill(app.wrongCode());
      again.field("signIn:submit").click();
      again.find(".tsudoi-banner-refused").waitFor();
      again.find(READY).waitFor();
      again.keep("sign-in-code-wrong");
      again.field("code").fill(app.code());
      again.field("signIn:submit").click();
      again.find(".tsudoi-empty").waitFor();

      signInToTheMeetingPage(chromium, misaki, language, recoveryCode);
      endTheOthersAndTurnOff(console, again);
      assertThat(console.troubles()).isEmpty();
      assertThat(again.troubles()).isEmpty();
    }
  }

  private ConsolePage signedIn(Chromium chromium, Person person, String language) {
    ConsolePage console = ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language);
    console.speak(language).signIn(person.name(), person.password());
    console.find(".tsudoi-empty").waitFor();
    return console.go(PROFILE);
  }

  private static Authenticator setUp(ConsolePage console, Person person) {
    console.field("factor:begin").waitFor();
    console.keep("profile");
    console.field("factor:begin").click();
    Authenticator app =
        Authenticator.with(console.find(".tsudoi-secret code").first().textContent());
    console.keep("profile-set-up");
    assertThat(console.fitsPhone()).isTrue();
    look(console, ColorScheme.DARK).keep("profile-set-up-dark");
    look(console, ColorScheme.LIGHT).field("factor:code").fill(app.wrongCode());
    console.field("factor:password").fill(person.password());
    console.field("factor:prove").click();
    console.find(".tsudoi-banner-refused").waitFor();
    console.field("factor:code").fill(app.code());
    console.field("factor:password").fill(person.password());
    console.field("factor:prove").click();
    console.find(".tsudoi-codes").waitFor();
    console.keep("profile-recovery-codes");
    return app;
  }

  private static ConsolePage look(ConsolePage console, ColorScheme scheme) {
    console.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    return console;
  }

  private void signInToTheMeetingPage(
      Chromium chromium, Person person, String language, String recoveryCode) {
    RoomPage room = RoomPage.open(chromium.person("en-US", 1440, 860), server.port());
    room.speak(language).signIn(person.name(), person.password());
    room.field("account.signIn.code").waitFor();
    assertThat(room.keepOnDeskAndPhone("sign-in-code")).isTrue();
    room.field("account.signIn.code").fill("000000");
    room.press("account.signIn.submit");
    room.waitFor("account.signIn.codeWrong");
    room.keepOnDeskAndPhone("sign-in-code-wrong");
    room.field("account.signIn.code").fill(recoveryCode);
    room.press("account.signIn.submit");
    room.waitFor("home.join.title");
    assertThat(room.troubles().found()).isEmpty();
  }

  private void endTheOthersAndTurnOff(ConsolePage console, ConsolePage other) {
    console.go(PROFILE).field("places:endOthers").click();
    console.find(".ui-growl-title").waitFor();
    assertThat(console.find("[id=\"places:list\"] li").count()).isEqualTo(1);
    console.keep("profile-on");
    console.field("factor:remove").click();
    console.field("factor:prove").waitFor();
    console.keep("profile-turn-off");
    console.field("factor:cancel").click();
    console.field("factor:remove").waitFor();
    other.go(PROFILE).field("signIn:submit").waitFor();
  }

  @InEachLanguage
  void isResetByAnAdministrator(String language) {
    Administrator administrator = server.administrator();
    Person misaki = administrator.createUser("Misaki Suzuki", "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      setUp(signedIn(chromium, misaki, language), misaki);
      ConsolePage console = ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language);
      console.speak(language).signIn(administrator.name(), administrator.password());
      console.find("#dashboard").waitFor();

      console.go("accounts/account-edit.xhtml?id=" + misaki.id());
      console.keep("account-second-factor");
      console.field("edit:resetFactor").click();
      console.field("factorForm:confirm").waitFor();
      console.keep("account-second-factor-reset");
      console.field("factorForm:confirm").click();
      console.find(".ui-growl-title").waitFor();

      assertThat(console.field("edit:resetFactor").count()).isZero();
      misaki.signIn().get("session").expect(200);
      assertThat(console.troubles()).isEmpty();
    }
  }
}
