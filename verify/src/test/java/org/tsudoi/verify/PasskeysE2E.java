package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.VirtualAuthenticator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Somebody adds a passkey on the profile page and signs in with it to the console and the meeting
 * page, alone and behind the password, at the host name that the server was given.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.1")
class PasskeysE2E {

  private static final String READY = "form:has(#code) [id=\"signIn:submit\"]:enabled";

  private final TsudoiServer server;
  private final URI named;

  PasskeysE2E(TsudoiServer server) {
    this.server = server;
    named = URI.create("https://localhost:" + server.port() + "/");
  }

  private Chromium chromium() {
    return Chromium.headless(VirtualAuthenticator.trusting(server.data().resolve("keys/tls.crt")));
  }

  @InEachLanguage({"en | Misaki Suzuki | My phone", "ja | 鈴木 美咲 | 自分のスマートフォン"})
  void isAddedAndSignsInEverywhere(String language, String name, String passkeyName) {
    Person misaki = server.administrator().createUser(name, "PARTICIPANT");
    try (Chromium chromium = chromium()) {
      BrowserContext browser = chromium.person("en-US", 1440, 900);
      ConsolePage console = ConsolePage.open(named.resolve("console/"), browser, language);
      VirtualAuthenticator.in(console.page());
      console.speak(language).signIn(misaki.name(), misaki.password());
      console.find(".tsudoi-empty").waitFor();
      add(console, misaki, passkeyName);
      signOut(console);

      console.keep("sign-in-passkey");
      assertThat(console.fitsPhone()).isTrue();
      console.find("#passkeyAlone").click();
      console.find(".tsudoi-empty").waitFor();
      signOut(console);
      behindThePassword(console, misaki);
      signOut(console);

      RoomPage room = RoomPage.in(console.page(), named.resolve("room/"));
      room.speak(language);
      room.keepOnDeskAndPhone("sign-in-passkey");
      room.press("account.passkey.signIn");
      room.waitFor("home.join.title");
      assertThat(room.troubles().found()).isEmpty();
      removed(console, misaki);
    }
  }

  private static void add(ConsolePage console, Person person, String passkeyName) {
    console.go("accounts/profile.xhtml").field("passkeys:askAdd").click();
    console.field("passkeys:name").fill(passkeyName);
    console.field("passkeys:password").fill(person.password());
    console.keep("profile-passkey-add");
    assertThat(console.fitsPhone()).isTrue();
    console.field("passkeys:begin").click();
    console.find("#makePasskey").waitFor();
    console.keep("profile-passkey-make");
    console.find("#makePasskey").click();
    console.find("[id=\"passkeys:list\"] .tsudoi-codes").waitFor();
    console.keep("profile-passkey-added");
    assertThat(console.fitsPhone()).isTrue();
    assertThat(console.find("[id=\"passkeys:list\"] .tsudoi-codes li").count()).isEqualTo(10);
    assertThat(console.troubles()).isEmpty();
  }

  private static void signOut(ConsolePage console) {
    console.page().context().clearCookies();
    console.go("accounts/sign-in.xhtml").find("#passkeyAlone").waitFor();
  }

  private static void behindThePassword(ConsolePage console, Person person) {
    console.signIn(person.name(), person.password());
    console.find(READY).waitFor();
    console.keep("sign-in-code-or-passkey");
    assertThat(console.fitsPhone()).isTrue();
    console.find("#passkeyInstead").click();
    console.find(".tsudoi-empty").waitFor();
    assertThat(console.troubles()).isEmpty();
  }

  /** The authenticator still has it, and signs in with it no more. */
  private static void removed(ConsolePage console, Person person) {
    console.go("accounts/profile.xhtml").find("[id=\"passkeys:list\"] li button").first().click();
    console.field("passkeys:password").fill(person.password());
    console.keep("profile-passkey-remove");
    console.find("#passkeyByPasskey").click();
    console.field("passkeys:askAdd").waitFor();
    assertThat(console.find("[id=\"passkeys:list\"] li").count()).isZero();
    signOut(console);
    console.find("#passkeyAlone").click();
    console.find(".tsudoi-banner-refused").waitFor();
    console.keep("sign-in-passkey-refused");
  }

  @InEachLanguage
  void isNotOfferedAtAnotherAddress(String language) {
    Person misaki = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = ConsolePage.open(server, chromium.person("en-US", 1440, 900), language);
      console.speak(language);
      assertThat(console.find("#passkeyAlone").count()).isZero();
      console.signIn(misaki.name(), misaki.password()).find(".tsudoi-empty").waitFor();
      console.go("accounts/profile.xhtml").field("passkeys:list").waitFor();
      assertThat(console.find("[id=\"passkeys:list\"] .tsudoi-banner").textContent())
          .contains("https://localhost:" + server.port());
      console.keep("profile-passkeys-elsewhere");
      assertThat(console.field("passkeys:askAdd").count()).isZero();
      assertThat(console.troubles()).isEmpty();
    }
  }
}
