package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Tag;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** How connections stand and what became of them, as the console shows it in both languages. */
@OnTsudoi
@Tag("spec-6.3.3")
@Tag("spec-6.3.4")
class ConnectionsE2E {

  private final TsudoiServer server;

  ConnectionsE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage({
    "en | Reconnecting | Reconnected once | Connection interrupted",
    "ja | 再接続中 | 再接続 1 回 | 接続が途切れました"
  })
  void showsWhoIsReconnectingAndKeepsWhatHappened(
      String language, String reconnecting, String reconnected, String interrupted) {
    Administrator administrator = server.administrator();
    Person organizer = administrator.createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    Person guest = administrator.createUser("Ryo Inoue", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer.signIn(), "Line test " + language, "");
    try (Chromium chromium = Chromium.headless();
        TestParticipant stays = TestParticipant.join(server, organizer.signIn(), meeting);
        TestParticipant restless = TestParticipant.join(server, guest.signIn(), meeting)) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
      console.signIn(administrator.name(), administrator.password());
      console.find("#dashboard").waitFor();
      console.go("meetings/meeting-live.xhtml?meeting=" + meeting.number().replace("-", ""));
      Locator row = console.find("tr:has-text(\"Ryo Inoue\")");
      row.waitFor();

      restless.uplink().abort();
      stays.nextControl(ControlKind.PARTICIPANT_STATE);

      row.getByText(reconnecting).waitFor();
      assertThat(row.getByText("TLS 1.3").getAttribute("title")).contains("TLS_AES");
      console.keep("live-reconnecting");
      restless.openUplink(2);
      row.getByText(reconnected).waitFor();
      assertThat(row.getByText(reconnecting).count()).isZero();
      console.keep("live-reconnected");

      console.go("auditing/access-history.xhtml").field("list:text").fill("Line test " + language);
      Locator changes = console.find("tr:has-text(\"Line test " + language + "\") details").first();
      assertThat(changes.locator("summary").textContent()).contains(reconnected);
      changes.locator("summary").click();
      changes.getByText(interrupted).waitFor();
      console.keep("access-changes");
      assertThat(console.fitsPhone()).isTrue();
      assertThat(console.troubles()).isEmpty();
    }
  }
}
