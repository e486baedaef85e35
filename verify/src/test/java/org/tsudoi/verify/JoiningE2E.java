package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.Ear;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.ToneFile;
import org.tsudoi.verify.client.HostileProxy;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * The way into a meeting: the checks at the door, also where nothing works, and joining with sound
 * only or with the picture only; in both languages, on a desk and on a phone.
 */
@OnTsudoi
@Tag("spec-6.4.1")
class JoiningE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What the tone to try sounds like, and how finely it is heard. */
  private static final List<Double> TONES = List.of(523.25, 659.25);

  private static final double HERTZ_OFF = 50;
  private static final String KEY = "blue-7731";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;

  /** The server gives one test of the connection to an address at a time, and not often. */
  private static final AtomicInteger SOURCES = new AtomicInteger(1);

  private static final String REFUSE =
      "navigator.mediaDevices.getUserMedia = () =>"
          + " Promise.reject(new DOMException('', 'NotAllowedError'));";

  private final TsudoiServer server;
  private final List<RoomPage> opened = new ArrayList<>();
  private String language = "en";

  JoiningE2E(TsudoiServer server) {
    this.server = server;
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(opened).flatMap(page -> page.troubles().found()).isEmpty();
  }

  @InEachLanguage
  void checksAtTheDoorAndJoinsWithWhatThePersonWants(String spoken) {
    language = spoken;
    Person organizer =
        server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    Person guest = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer.signIn(), "Plant 2", KEY);
    try (PatternServer patterns = PatternServer.start();
        Chromium presenting =
            Chromium.headless(
                "--auto-select-tab-capture-source-by-title=" + PatternServer.PLAN_TITLE);
        HostileProxy line = HostileProxy.to(server).from("127.0.1." + SOURCES.incrementAndGet());
        Chromium joining = Chromium.headless(Chromium.microphone(ToneFile.write()))) {
      BrowserContext browser = desk(presenting);
      browser.newPage().navigate(patterns.plan(language));
      RoomPage presenter = opened(RoomPage.signIn(browser, server.port(), organizer, meeting));
      presenter.enter(meeting).share();
      presenter.waitFor("meeting.stage.mine.browser");

      BrowserContext own = desk(joining);
      Ear.into(own);
      RoomPage door = opened(RoomPage.signIn(own, line.port(), guest, meeting));
      assertChecksAllIsWell(door);
      mode(door, "audio").check();
      door.enter(meeting);
      door.waitFor("meeting.mode.noPictures");
      assertThat(door.hasPicture()).isFalse();
      keep(door, "sound-only");
      door.press("meeting.mode.showPictures");
      door.waitForPicture();
      door.close();

      RoomPage again = opened(RoomPage.open(own, line.port(), meeting));
      assertThat(mode(again, "audio").isChecked()).as("remembered in this browser").isTrue();
      again.page().keyboard().press("Tab");
      mode(again, "audio").focus();
      again.page().keyboard().press("ArrowDown");
      assertThat(mode(again, "view").isChecked()).isTrue();
      again.enter(meeting);
      again.waitForPicture();
      again.waitFor("meeting.mode.noSound");
      again.page().keyboard().press("m");
      Locator microphone = again.page().locator(".tool.microphone");
      assertThat(microphone.getAttribute("aria-disabled")).isEqualTo("true");
      keep(again, "picture-only");
      again.press("meeting.mode.hear");
      await(() -> microphone.getAttribute("aria-disabled") == null);
      again.close();
    }
  }

  private void assertChecksAllIsWell(RoomPage door) {
    door.press("voice.check.tone");
    Ear ear = Ear.of(door);
    await(() -> ear.bursts().stream().anyMatch(burst -> isTone(burst.hertz())));
    Locator checks = door.page().locator(".checks");
    Locator link = checks.locator("li").last();
    link.getByText(door.text("voice.check.notYet")).waitFor();
    link.locator("button").click();
    link.locator(".status:not(.off)").waitFor();
    assertThat(link.locator("p.hint").textContent()).matches(".*[0-9]+ (ms|ミリ秒).*");
    door.press("voice.check.start");
    door.waitFor("voice.check.heard");
    keep(door, "door-checked");
    door.press("voice.check.stop");
  }

  @InEachLanguage
  void saysWhatToDoWhereNothingWorksAndLetsThePersonInAnyway(String spoken) {
    language = spoken;
    Person organizer =
        server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer.signIn(), "Plant 2", KEY);
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext refusing = desk(chromium);
      refusing.addInitScript(REFUSE);
      refusing.addInitScript("delete MediaDevices.prototype.getDisplayMedia");
      refusing.route("**/tunnel/selftest", route -> route.abort());
      RoomPage door = opened(RoomPage.signIn(refusing, server.port(), organizer, meeting));
      door.troubles().cutsTheLine();
      door.waitFor("meeting.check.shareNo");
      door.press("voice.check.start");
      door.waitFor("voice.fault.refused.remedy");
      door.page().locator(".checks li").last().locator("button").click();
      door.waitFor("selftest.reach.failed", "127.0.0.1:" + server.port());
      keep(door, "door-nothing-works");

      // The room was made while the page spoke another language and looked otherwise.
      String other = language.equals("en") ? "ja" : "en";
      door.speak(other);
      door.press("shell.theme.automatic");
      door.enter(meeting);
      door.waitFor("meeting.stage.empty");
      Locator bar = door.page().locator(".room > .bar");
      assertThat(bar.locator(".choice-language select").inputValue()).isEqualTo(other);
      String theme = door.text("shell.theme.light");
      assertThat(bar.locator("button[aria-label='" + theme + "']").count()).isOne();
    }
  }

  private static Locator mode(RoomPage page, String value) {
    return page.page().locator(".join-mode input[value=" + value + "]");
  }

  private static boolean isTone(double hertz) {
    return TONES.stream().anyMatch(tone -> Math.abs(tone - hertz) < HERTZ_OFF);
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }

  private static void keep(RoomPage page, String name) {
    assertThat(page.keepOnDeskAndPhone(name)).as("%s fits a phone", name).isTrue();
  }

  private RoomPage opened(RoomPage page) {
    page.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    opened.add(page);
    return page;
  }

  private BrowserContext desk(Chromium chromium) {
    return chromium.person(language.equals("ja") ? "ja-JP" : "en-GB", WIDTH, HEIGHT);
  }
}
