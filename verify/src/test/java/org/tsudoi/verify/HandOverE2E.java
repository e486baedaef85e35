package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.DesktopClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** The desktop client is signed in by way of a real browser. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.1")
class HandOverE2E {

  private final TsudoiServer server;

  HandOverE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage({"en | Misaki Suzuki", "ja | 鈴木 美咲"})
  void aPersonHandsASignInOverAndAnotherOneDoesNot(String language, String name) {
    Person misaki = server.administrator().createUser(name, "PARTICIPANT");
    try (Chromium chromium = Chromium.headless();
        DesktopClient client = DesktopClient.of(server)) {
      BrowserContext browser = chromium.person("fr-FR", 1440, 900);
      ConsolePage console = ConsolePage.open(server, browser, language).go(client.page());
      console.speak(language).signIn(misaki.name(), misaki.password());
      console.field("handOver:approve").waitFor();
      console.keep("hand-over");
      assertThat(console.fitsPhone()).isTrue();

      console.field("handOver:approve").click();
      console.field("outcome").waitFor();
      console.keep("handed-over");
      assertThat(console.fitsPhone()).isTrue();
      Map<String, String> answer = client.awaitAnswer();
      assertThat(answer).containsEntry("login_name", misaki.name());
      client.exchange(answer.get("code")).expect(200);

      console.go(client.page()).field("handOver:decline").click();
      console.field("outcome").waitFor();
      console.keep("handed-over-declined");
      assertThat(client.awaitAnswer()).containsEntry("error", "access_denied");

      console.go(client.page() + "&state=twice").find(".tsudoi-banner-refused").waitFor();
      console.keep("hand-over-strange");
      assertThat(console.troubles()).isEmpty();

      console.go(client.page()).field("leave:signOut").click();
      console.signIn(misaki.name(), misaki.password());
      console.field("handOver:approve").waitFor();
    }
  }
}
