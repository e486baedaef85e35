package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.VirtualAuthenticator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Authenticator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * The dialog of the console in which an administrator proves anew who it is, in both languages; on
 * a server of its own, where a proof counts for ten seconds.
 */
@RunsBesideOthers
@Tag("spec-6.3.2")
@Tag("Z-13")
class ProofAnewE2E {

  private static final String DIALOG = "dialog.tsudoi-proof[open]";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TsudoiServer server;

  @BeforeAll
  static void start() {
    server = TsudoiServer.start(Map.of("TSUDOI_SESSION_PROOF", "PT10S"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ApiClient session(Person somebody) {
    return server.anonymous().signIn(somebody.name(), somebody.password());
  }

  /** Until neither what was proved at this session nor anything before counts any more. */
  private static void growOld(ApiClient later, Person keeper) {
    String path = "users/" + keeper.id() + "/enable";
    assertThat(Waiting.until(() -> later.post(path).problem().equals("proof-required"), PATIENCE))
        .isTrue();
  }

  private static ConsolePage signedIn(Chromium chromium, Person chief, String language) {
    ConsolePage console = ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language);
    console.speak(language).signIn(chief.name(), chief.password());
    console.find("#app").waitFor();
    return console;
  }

  private static ConsolePage edit(ConsolePage console, Person somebody) {
    ConsolePage page = console.go("accounts/account-edit.xhtml?id=" + somebody.id());
    page.field("edit:save").waitFor();
    return page;
  }

  private static void waitUntilClosed(ConsolePage console) {
    console
        .find(DIALOG)
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  private static JsonObject user(Person somebody) {
    return server.administrator().signIn().get("users/" + somebody.id()).expect(200);
  }

  @InEachLanguage
  void asksOnceAndThenDoesWhatWasWantedWithAllThatWasTyped(String language) {
    Person chief = server.administrator().createUser("Chie Mori", "SYSTEM_ADMINISTRATOR");
    Person misaki = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    Person keeper = server.administrator().createUser("Ken Ito", "USER_ADMINISTRATOR");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = edit(signedIn(chromium, chief, language), misaki);
      growOld(session(chief), keeper);
      console.field("edit:displayName").fill("Misaki Tanaka");
      console.tick(roleName(language)).field("edit:save").click();

      console.find(DIALOG).waitFor();
      assertThat(focused(console)).isEqualTo("proof:password");
      console.keep("proof");
      assertThat(console.fitsPhone()).isTrue();
      assertThat(console.field("proof:code").count()).isZero();
      console.field("proof:password").fill("wrong");
      console.field("proof:confirm").click();
      console.find(DIALOG + " .tsudoi-banner-refused").waitFor();
      console.keep("proof-refused");
      assertThat(user(misaki).getString("displayName")).isEqualTo("Misaki Suzuki");

      console.page().keyboard().press("Escape");
      waitUntilClosed(console);
      assertThat(console.field("edit:displayName").inputValue()).isEqualTo("Misaki Tanaka");
      assertThat(user(misaki).getJsonArray("roles").toString()).doesNotContain("USER_ADMIN");

      console.field("edit:save").click();
      console.find(DIALOG).waitFor();
      console.field("proof:password").fill(chief.password());
      console.page().keyboard().press("Enter");
      console.find(".ui-growl-title").waitFor();
      waitUntilClosed(console);
      assertThat(user(misaki).getString("displayName")).isEqualTo("Misaki Tanaka");
      assertThat(user(misaki).getJsonArray("roles").toString())
          .contains("USER_ADMINISTRATOR", "PARTICIPANT");
      assertThat(console.troubles()).isEmpty();
    }
  }

  private static String roleName(String language) {
    return language.equals("en") ? "User administrator" : "ユーザー管理者";
  }

  private static Object focused(ConsolePage console) {
    return console.page().evaluate("document.activeElement.id");
  }

  @InEachLanguage
  void asksForTheSecondFactorTooAndIsBehindTheDialogThatAskedFirst(String language) {
    Person chief = server.administrator().createUser("Chie Mori", "SYSTEM_ADMINISTRATOR");
    Person keeper = server.administrator().createUser("Ken Ito", "USER_ADMINISTRATOR");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = edit(signedIn(chromium, chief, language), keeper);
      ApiClient later = session(chief);
      Authenticator app = enrolled(later, chief);
      growOld(later, keeper);
      console.field("edit:disable").click();
      console.field("disableForm:confirm").click();

      console.field("proof:code").waitFor();
      console.keep("proof-code");
      assertThat(console.fitsPhone()).isTrue();
      console.field("proof:password").fill(chief.password());
      console.field("proof:code").fill(app.wrongCode());
      console.field("proof:confirm").click();
      console.find(DIALOG + " .tsudoi-banner-refused").waitFor();
      assertThat(user(keeper).getString("state")).isEqualTo("ACTIVE");
      console.field("proof:password").fill(chief.password());
      console.field("proof:code").fill(app.code());
      console.field("proof:confirm").click();
      waitUntilClosed(console);
      console.field("edit:enable").waitFor();
      assertThat(user(keeper).getString("state")).isEqualTo("DISABLED");
      assertThat(console.troubles()).isEmpty();
    }
  }

  @InEachLanguage
  void takesAPasskeyInPlaceOfTheCode(String language) {
    Person chief = server.administrator().createUser("Chie Mori", "SYSTEM_ADMINISTRATOR");
    Person keeper = server.administrator().createUser("Ken Ito", "USER_ADMINISTRATOR");
    URI named = URI.create("https://localhost:" + server.port() + "/console/");
    String trusting = VirtualAuthenticator.trusting(server.data().resolve("keys/tls.crt"));
    try (Chromium chromium = Chromium.headless(trusting)) {
      ConsolePage console =
          ConsolePage.open(named, chromium.person("fr-FR", 1440, 900), language).speak(language);
      VirtualAuthenticator.in(console.page());
      console.signIn(chief.name(), chief.password()).find("#app").waitFor();
      ApiClient later = session(chief);
      addPasskey(console, chief);
      edit(console, keeper).field("edit:disable").click();
      growOld(later, keeper);
      console.field("disableForm:confirm").click();

      Locator byPasskey = console.find(DIALOG + " [data-passkey]");
      byPasskey.waitFor();
      console.keep("proof-passkey");
      assertThat(console.fitsPhone()).isTrue();
      byPasskey.click();
      console.find(DIALOG + " .tsudoi-banner-refused").waitFor();
      assertThat(user(keeper).getString("state")).as("the password is missing").isEqualTo("ACTIVE");
      console.field("proof:password").fill(chief.password());
      byPasskey.click();
      waitUntilClosed(console);
      console.field("edit:enable").waitFor();
      assertThat(user(keeper).getString("state")).isEqualTo("DISABLED");
      assertThat(console.troubles()).isEmpty();
    }
  }

  private static void addPasskey(ConsolePage console, Person chief) {
    console.go("accounts/profile.xhtml").field("passkeys:askAdd").click();
    console.field("passkeys:name").fill("Key");
    console.field("passkeys:password").fill(chief.password());
    console.field("passkeys:begin").click();
    console.find("#makePasskey").click();
    console.find("[id=\"passkeys:list\"] .tsudoi-codes").waitFor();
  }

  private static Authenticator enrolled(ApiClient session, Person chief) {
    Authenticator app =
        Authenticator.with(session.post("session/second-factor").expect(200).getString("secret"));
    session
        .post(
            "session/second-factor/confirm",
            Json.createObjectBuilder()
                .add("password", chief.password())
                .add("code", app.code())
                .build())
        .expect(200);
    return app;
  }
}
