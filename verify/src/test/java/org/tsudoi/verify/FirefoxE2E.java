package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.DrivenBrowser;
import org.tsudoi.verify.browser.Ear;
import org.tsudoi.verify.browser.Firefox;
import org.tsudoi.verify.browser.HinderedNetwork;
import org.tsudoi.verify.browser.Luma;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.Sharpness;
import org.tsudoi.verify.browser.ToneFile;
import org.tsudoi.verify.browser.XDisplay;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Somebody with Firefox meets somebody with Chromium: sees a screen, also over HTTPS alone, shows
 * one, speaks and hears, writes and leads.
 */
@OnTsudoi
@Tag("spec-6.2.1")
@Tag("spec-6.4.1")
class FirefoxE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int SCREEN_WIDTH = 1920;
  private static final int SCREEN_HEIGHT = 1080;
  private static final int PATTERN_WIDTH = 800;
  private static final int PATTERN_HEIGHT = 440;
  private static final double HERTZ_OFF = 60;

  private final TsudoiServer server;
  private PatternServer patterns;
  private Person chromiumUser;
  private Person firefoxUser;
  private Meeting meeting;

  FirefoxE2E(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void prepareAMeeting() {
    patterns = PatternServer.start();
    chromiumUser = server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    firefoxUser = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    meeting = Meeting.create(chromiumUser.signIn(), "Plant 2 piping review", "blue-7731");
  }

  @AfterEach
  void stopServingPatterns() {
    patterns.close();
  }

  @Test
  void seesAScreenSharply() {
    try (Chromium chromium = tabPicker();
        Firefox firefox = Firefox.headless()) {
      Page pattern = shareTab(chromium);
      RoomPage watcher = enter(person(firefox), firefoxUser);

      watcher.waitForPicture();

      assertMoves(watcher);
      pattern.evaluate("rest()");
      Sharpness.assertOfTab(pattern, watcher);
      assertThat(watcher.transport()).isEqualTo("websocket");
      assertThat(watcher.hasScrollbar()).isFalse();
      assertThat(watcher.troubles().found()).isEmpty();
      // Playwright puts a style into the page for it, about which Firefox complains.
      watcher.keep("room-firefox-watching-en");
    }
  }

  @Test
  @Tag("long")
  void seesAScreenSharplyWhereNoWebSocketStands() {
    try (Chromium chromium = tabPicker();
        Firefox firefox = Firefox.headless()) {
      Page pattern = shareTab(chromium);
      BrowserContext hindered = person(firefox);
      HinderedNetwork.withoutWebSockets(hindered);
      RoomPage watcher = RoomPage.open(hindered, server.port(), meeting);
      watcher.troubles().cutsTheLine();
      watcher.signIn(firefoxUser.name(), firefoxUser.password()).enter(meeting);

      watcher.waitForPicture();

      assertMoves(watcher);
      pattern.evaluate("rest()");
      Sharpness.assertOfTab(pattern, watcher);
      assertThat(watcher.transport()).isEqualTo("https");
      assertThat(watcher.troubles().found()).isEmpty();
    }
  }

  @Test
  void showsAWholeScreenSharply() {
    try (XDisplay display = XDisplay.of(SCREEN_WIDTH, SCREEN_HEIGHT);
        Firefox firefox = Firefox.on(display);
        Chromium chromium = Chromium.headless()) {
      RoomPage presenter = enter(person(firefox), firefoxUser);
      // Its window covers the presenter's, and ends left of the pointer in the middle.
      Page pattern = firefox.person("en-GB", PATTERN_WIDTH, PATTERN_HEIGHT).newPage();
      pattern.navigate(patterns.address());
      RoomPage watcher = enter(person(chromium), chromiumUser);

      presenter.share();
      watcher.waitForPicture();

      presenter.waitFor("meeting.stage.mine.monitor");
      pattern.evaluate("rest()");
      Sharpness.assertOfScreen(display, pattern, watcher);
      watcher.keep("room-firefox-presenting-en");
      assertThat(presenter.troubles().found()).isEmpty();
      assertThat(watcher.troubles().found()).isEmpty();
    }
  }

  @Test
  @Tag("spec-5")
  void hearsAndIsHeard() {
    try (Chromium chromium = Chromium.headless(Chromium.microphone(ToneFile.write()));
        Firefox firefox = Firefox.headlessWithMicrophone()) {
      RoomPage one = enter(withEar(chromium), chromiumUser);
      RoomPage other = enter(withEar(firefox), firefoxUser);

      one.press("voice.tool.off");
      other.press("voice.tool.off");

      one.button("voice.tool.on").waitFor();
      other.button("voice.tool.on").waitFor();
      await("Chromium speaks", () -> other.isSpeaking(chromiumUser));
      await("Firefox speaks", () -> one.isSpeaking(firefoxUser));
      assertHears(other, 4, ToneFile.HERTZ);
      assertHears(one, 1, Firefox.TONE_HERTZ);
      assertThat(one.troubles().found()).isEmpty();
      assertThat(other.troubles().found()).isEmpty();
    }
  }

  @Test
  @Tag("spec-5")
  @Tag("long")
  void saysThatNothingPlaysSound() {
    try (Firefox firefox = Firefox.headless()) {
      RoomPage page = enter(person(firefox), firefoxUser);

      page.waitFor("voice.blocked.noSpeaker");

      page.keep("room-no-speaker-en");
    }
  }

  @Test
  @Tag("spec-6.4.4")
  void writesAnswersAndLeads() {
    try (Chromium chromium = Chromium.headless();
        Firefox firefox = Firefox.headless()) {
      RoomPage one = enter(person(chromium), chromiumUser);
      RoomPage other = enter(person(firefox), firefoxUser);
      one.seat(firefoxUser).waitFor();

      one.page().keyboard().press("c");
      other.page().keyboard().press("c");
      one.page().locator(".compose textarea").fill("Do you see the plan?");
      one.page().locator(".send").click();
      sent(other, "Do you see the plan?").waitFor();
      other.page().locator(".compose textarea").fill("Yes, with Firefox.");
      other.page().locator(".compose textarea").press("Enter");
      sent(one, "Yes, with Firefox.").waitFor();
      one.page().locator(".people-tool").click();
      other.press("meeting.toolbar.hand");
      one.waitFor("meeting.people.hand");
      other.page().locator(".chat > header button").click();

      one.choose(firefoxUser, "meeting.seat.makeCoOrganizer");
      other.waitFor("meeting.said.role.mine.co-organizer");
      other.press("meeting.toolbar.more");
      other.press("meeting.more.lowerHands");
      one.page().locator(".seat .state.hand").waitFor(hidden());
      other.press("meeting.toolbar.more");
      other.press("meeting.more.lock");
      one.page().locator(".bar .locked").waitFor();
      one.press("meeting.toolbar.hand");
      other.choose(chromiumUser, "meeting.seat.lowerHand");
      one.page().locator(".hand-tool[aria-pressed=false]").waitFor();
      assertThat(one.troubles().found()).isEmpty();
      assertThat(other.troubles().found()).isEmpty();
      // Playwright puts a style into the page for it, about which Firefox complains.
      other.keep("room-firefox-leading-en");
    }
  }

  private static Locator sent(RoomPage page, String text) {
    return page.page().locator(".message.sent", new Page.LocatorOptions().setHasText(text)).first();
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static void assertHears(RoomPage listener, int bursts, double hertz) {
    Ear ear = Ear.of(listener);
    assertThat(Waiting.until(() -> ear.bursts().size() >= bursts, PATIENCE))
        .as("%d bursts of sound, heard was %s", bursts, ear.summary())
        .isTrue();
    assertThat(ear.bursts())
        .allSatisfy(burst -> assertThat(burst.hertz()).isCloseTo(hertz, within(HERTZ_OFF)));
  }

  private static void assertMoves(RoomPage watcher) {
    int seen = Luma.ofDataUrl(watcher.picture()).number();
    await("the picture moves", () -> Luma.ofDataUrl(watcher.picture()).number() != seen);
  }

  private Page shareTab(Chromium chromium) {
    BrowserContext browser = person(chromium);
    Page pattern = browser.newPage();
    pattern.navigate(patterns.address());
    enter(browser, chromiumUser).share();
    return pattern;
  }

  private RoomPage enter(BrowserContext browser, Person person) {
    return RoomPage.signIn(browser, server.port(), person, meeting).enter(meeting);
  }

  private static BrowserContext withEar(DrivenBrowser browser) {
    BrowserContext person = person(browser);
    Ear.into(person);
    return person;
  }

  private static BrowserContext person(DrivenBrowser browser) {
    return browser.person("en-GB", WIDTH, HEIGHT);
  }

  private static Chromium tabPicker() {
    return Chromium.headless("--auto-select-tab-capture-source-by-title=" + PatternServer.TITLE);
  }

  private static void await(String what, BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).as(what).isTrue();
  }
}
