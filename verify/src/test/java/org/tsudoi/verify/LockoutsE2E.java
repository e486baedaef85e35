package org.tsudoi.verify;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** The page of the lockouts in a real browser. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.1")
class LockoutsE2E {

  private static final String PAGE = "accounts/lockout-list.xhtml";

  private final TsudoiServer server;

  LockoutsE2E(TsudoiServer server) {
    this.server = server;
  }

  private void tryInVain(String name) {
    for (int i = 0; i < 10; i++) {
      server
          .anonymous()
          .post(
              "session",
              Json.createObjectBuilder()
                  .add("loginName", name)
                  .add("password", "Wrong-Password-1")
                  .add("delivery", "bearer")
                  .build());
    }
  }

  private ConsolePage signIn(Chromium chromium, String language, String name, String password) {
    ConsolePage console =
        ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
    console.signIn(name, password).find("#app").waitFor();
    return console;
  }

  private static Locator rowOf(ConsolePage console, Person person) {
    return console.find("tr:has-text(\"" + person.name() + "\")");
  }

  @InEachLanguage({"en | Hanako Sato", "ja | 佐藤 花子"})
  void showWhoIsLockedOutAndLetThemInAgain(String language, String displayName) {
    Administrator chief = server.administrator();
    Person hanako = chief.createUser(displayName, "PARTICIPANT");
    tryInVain(hanako.name());
    tryInVain("nobody-" + hanako.name());
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, language, chief.name(), chief.password());
      console.go(PAGE);
      rowOf(console, hanako).waitFor();
      console.keep("lockouts");
      assertThat(console.fitsPhone()).isTrue();
      assertThat(console.page().content()).doesNotContain("nobody-");

      rowOf(console, hanako).locator("button").click();
      console.find("#unlockForm p:has-text(\"" + displayName + "\")").waitFor();
      console.keep("lockouts-unlock");
      console.field("unlockForm:confirm").click();
      rowOf(console, hanako).waitFor(new Locator.WaitForOptions().setState(DETACHED));

      assertThat(hanako.signIn().get("session").status()).isEqualTo(200);
      assertThat(console.troubles()).isEmpty();
    }
  }

  @Test
  void areOnlyReadByAnAuditor() {
    Person hanako = server.administrator().createUser("Hanako Sato", "PARTICIPANT");
    Person auditor = server.administrator().createUser("Sho Abe", "AUDITOR");
    tryInVain(hanako.name());
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = signIn(chromium, "en", auditor.name(), auditor.password());

      rowOf(console.go(PAGE), hanako).waitFor();

      assertThat(console.find("#list button:not(.ui-paginator *)").count()).isZero();
      assertThat(console.troubles()).isEmpty();
    }
  }
}
