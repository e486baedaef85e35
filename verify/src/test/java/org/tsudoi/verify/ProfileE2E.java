package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** Somebody chooses a clock, looks at their own history and takes their data along. */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.1.1")
@Tag("spec-6.3.4")
class ProfileE2E {

  private static final String ZONE = "[id=\"zone:timeZone\"]";

  private final TsudoiServer server;

  ProfileE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage({"en | Misaki Suzuki | Japan Time", "ja | 鈴木 美咲 | 日本時間"})
  void showsOnesOwnDataByTheClockOfOnesChoice(String language, String name, String clock)
      throws IOException {
    Person misaki = server.administrator().createUser(name, "MEETING_CREATOR", "PARTICIPANT");
    ApiClient session = misaki.signIn();
    Meeting meeting = Meeting.create(session, "Plant 2 piping review", "");
    TestParticipant.join(server, session, meeting).close();
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language)
              .speak(language)
              .signIn(misaki.name(), misaki.password());
      console.find(".tsudoi-page-head").first().waitFor();
      console.go("accounts/profile.xhtml").page().selectOption(ZONE, "Asia/Tokyo");
      console.field("zone:save").click();
      console.find(".ui-growl-title").first().waitFor();
      assertThat(console.find(ZONE + " option:checked").textContent()).contains(clock);
      console.keep("profile-zone");
      assertThat(console.fitsPhone()).isTrue();

      Download file = console.page().waitForDownload(() -> console.find("a[download]").click());
      assertThat(Files.readString(file.path())).contains(misaki.name(), "Plant 2 piping review");
      console.find("a[href$='own-history.xhtml']").click();
      console.find("[id=\"list:meetings\"] >> text=Plant 2 piping review").waitFor();
      console.keep("own-history");
      assertThat(console.fitsPhone()).isTrue();
      assertThat(console.troubles()).isEmpty();
    }
  }
}
