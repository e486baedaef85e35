package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.AdmittedOptions;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** Two people with cameras see each other move, beside a shared screen. */
@OnTsudoi
@Tag("spec-6.2.1")
class CamerasE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "blue-7731";
  private static final String[] CAMERA = {
    "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"
  };

  private static final String PIXELS =
      """
      canvas => {
        const copy = document.createElement('canvas');
        copy.width = canvas.width;
        copy.height = canvas.height;
        copy.getContext('2d').drawImage(canvas, 0, 0);
        return copy.toDataURL();
      }""";

  private final TsudoiServer server;
  private String language;

  CamerasE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage
  void twoPeopleSeeEachOtherMove(String spoken) {
    language = spoken;
    Person organizer =
        server
            .administrator()
            .createUser(name("Ken Sato", "佐藤 健"), "MEETING_CREATOR", "PARTICIPANT");
    Person member =
        server.administrator().createUser(name("Misaki Suzuki", "鈴木 美咲"), "PARTICIPANT");
    AdmittedOptions.admit(server, organizer, "cameras");
    Meeting meeting =
        Meeting.create(
            organizer.signIn(),
            name("Plant 2 review", "第2工場レビュー"),
            KEY,
            Json.createObjectBuilder().add("cameras", true));
    try (Chromium one = Chromium.headless(CAMERA);
        Chromium two = Chromium.headless(CAMERA)) {
      RoomPage leader =
          RoomPage.signIn(person(one), server.port(), organizer, meeting).enter(meeting);
      RoomPage other = RoomPage.signIn(person(two), server.port(), member, meeting).enter(meeting);
      leader.seat(member).waitFor();
      keep(leader, "cameras-off");
      leader.rememberWhatIsSaid();

      leader.press("camera.tool.off");
      leader.button("camera.tool.on").waitFor();
      other.page().keyboard().press("v");
      other.button("camera.tool.on").waitFor();

      assertMoves(leader, member);
      assertMoves(other, organizer);
      assertThat(width(leader, member)).isLessThanOrEqualTo(320);
      await(() -> leader.hasSaid("camera.said.on", member.displayName()));
      other.share();
      leader.waitForPicture();
      keep(leader, "cameras");
      assertMoves(leader, member);

      leader.press("camera.row.hide");
      leader.button("camera.row.show").waitFor();
      assertThat(tile(leader, member).count()).isZero();
      keep(leader, "cameras-hidden");
      leader.press("camera.row.show");
      assertMoves(leader, member);

      other.page().reload();
      other.enter(meeting);
      await(() -> tile(leader, member).count() == 0);
      assertMoves(other, organizer);
      other.press("camera.tool.off");
      assertMoves(leader, member);
      leader.openActions(member);
      leader.button("meeting.seat.stopCamera").waitFor();
      keep(leader, "cameras-menu");
      leader.press("meeting.seat.stopCamera");
      other.waitFor("camera.said.stopped", organizer.displayName());
      other.button("camera.tool.off").waitFor();
      await(() -> tile(leader, member).count() == 0);
      other.press("camera.tool.off");
      assertMoves(leader, member);
      stopFromTheConsole(one, meeting, member, other);
      await(() -> tile(leader, member).count() == 0);

      leader.choose(member, "meeting.seat.makeViewer");
      await(() -> other.page().locator(".camera-tool[aria-disabled=true]").count() == 1);
      assertThat(other.page().locator(".camera-tool").getAttribute("title"))
          .isEqualTo(other.text("camera.tool.forbidden"));
      keep(other, "cameras-viewer");
      leader.press("camera.tool.on");
      leader.button("camera.tool.off").waitFor();
      await(() -> other.page().locator(".cameras").isHidden());
      assertThat(leader.troubles().found()).isEmpty();
      assertThat(other.troubles().found()).isEmpty();
    }
  }

  private void stopFromTheConsole(
      Chromium chromium, Meeting meeting, Person member, RoomPage seen) {
    Administrator administrator = server.administrator();
    ConsolePage console =
        ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
    console.signIn(administrator.name(), administrator.password()).find("#dashboard").waitFor();
    console.go("meetings/meeting-live.xhtml?meeting=" + meeting.number().replace("-", ""));
    Locator stop =
        console.find("tr:has-text(\"" + member.displayName() + "\") button[id$=\":stopCamera\"]");
    stop.waitFor();
    console.keep("live-cameras");
    assertThat(console.fitsPhone()).as("people with cameras").isTrue();

    stop.click();

    String by = seen.text("meeting.by.administration");
    seen.page().locator(".toast:has-text(\"" + by + "\")").first().waitFor();
    stop.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    console.go("auditing/usage-history.xhtml");
    console.find("tr:has-text(\"" + member.displayName() + "\")").first().waitFor();
    console.keep("usage-cameras");
    assertThat(console.troubles()).isEmpty();
  }

  private static Locator tile(RoomPage page, Person someone) {
    return page.page()
        .locator(".camera-tile[data-index='" + page.indexOf(someone) + "'] canvas[data-frame]");
  }

  private static void assertMoves(RoomPage page, Person someone) {
    await(() -> tile(page, someone).count() == 1);
    Object before = tile(page, someone).evaluate(PIXELS);
    await(() -> !before.equals(tile(page, someone).evaluate(PIXELS)));
  }

  private static int width(RoomPage page, Person someone) {
    return (Integer) tile(page, someone).evaluate("canvas => canvas.width");
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }

  private BrowserContext person(Chromium chromium) {
    return chromium.person(name("en-GB", "ja-JP"), 1280, 720);
  }

  private String name(String english, String japanese) {
    return language.equals("en") ? english : japanese;
  }

  private static void keep(RoomPage page, String name) {
    assertThat(page.keepOnDeskAndPhone(name)).as("%s fits a phone", name).isTrue();
  }
}
