package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.CuttableLine;
import org.tsudoi.verify.browser.HinderedNetwork;
import org.tsudoi.verify.browser.Luma;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * A meeting goes on in a real browser when its network is bad: it is cut, lets no WebSocket
 * through, or collects answers; and when an uplink has carried what one may carry.
 */
@OnTsudoi
@Tag("spec-6.2.1")
class TunnelFallbackE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String TITLE = "Plant 2 piping review";
  private static final int TRIED_SECONDS = 60;

  private final TsudoiServer server;
  private PatternServer patterns;
  private Chromium chromium;
  private Person organizer;
  private Person viewer;
  private Meeting meeting;

  TunnelFallbackE2E(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void prepareAMeeting() {
    patterns = PatternServer.start();
    chromium =
        Chromium.headless("--auto-select-tab-capture-source-by-title=" + PatternServer.TITLE);
    meetOn(server);
  }

  @AfterEach
  void end() {
    chromium.close();
    patterns.close();
  }

  @Test
  void theMeetingGoesOnAfterTwentySecondsWithoutThePresentersNetwork() {
    theMeetingGoesOnAfterACutOfThePresentersNetwork(20);
  }

  @Test
  @Tag("long")
  void theMeetingGoesOnAfterAShortCutOfThePresentersNetwork() {
    theMeetingGoesOnAfterACutOfThePresentersNetwork(3);
  }

  private void theMeetingGoesOnAfterACutOfThePresentersNetwork(int seconds) {
    try (CuttableLine line = CuttableLine.to(server.port())) {
      RoomPage presenter = presenting(person(), line.port());
      RoomPage watcher = enter(person(), server.port(), viewer);
      watcher.waitForPicture();
      watcher.rememberWhatIsSaid();
      String index = watcher.indexOf(organizer);

      line.cut();
      presenter.waitFor("meeting.reconnecting.hint", seconds, TRIED_SECONDS);
      if (seconds > 3) {
        await(() -> watcher.isAway(organizer));
        watcher.keep("room-other-reconnecting-en");
      }
      line.mend();

      presenter.waitFor("meeting.stage.mine.browser");
      awaitMotion(watcher);
      await(() -> !watcher.isAway(organizer));
      assertThat(watcher.indexOf(organizer)).isEqualTo(index);
      assertNobodyLeft(watcher);
    }
  }

  @Test
  void thePictureComesBackAfterAShortCutOfAViewersNetwork() {
    thePictureComesBackAfterACutOfAViewersNetwork(3);
  }

  @Test
  @Tag("long")
  void thePictureComesBackAfterTwentySecondsWithoutAViewersNetwork() {
    thePictureComesBackAfterACutOfAViewersNetwork(20);
  }

  private void thePictureComesBackAfterACutOfAViewersNetwork(int seconds) {
    try (CuttableLine line = CuttableLine.to(server.port())) {
      RoomPage presenter = presenting(person(), server.port());
      RoomPage watcher = enter(person(), line.port(), viewer);
      watcher.waitForPicture();
      presenter.rememberWhatIsSaid();
      String index = presenter.indexOf(viewer);

      line.cut();
      watcher.waitFor("meeting.reconnecting.hint", seconds, TRIED_SECONDS);
      watcher.keep("room-viewer-reconnecting-en");
      line.mend();

      awaitMotion(watcher);
      await(() -> watcher.page().locator(".reconnecting").isHidden());
      assertThat(presenter.indexOf(viewer)).isEqualTo(index);
      assertNobodyLeft(presenter);
    }
  }

  @Test
  void peopleMeetOverHttpsWhereNoWebSocketStands() {
    BrowserContext first = person();
    BrowserContext second = person();
    HinderedNetwork.withoutWebSockets(first);
    HinderedNetwork.withoutWebSockets(second);
    RoomPage presenter = presenting(first, server.port());
    RoomPage watcher = enter(second, server.port(), viewer);
    watcher.waitForPicture();
    presenter.rememberWhatIsSaid();

    awaitMotion(watcher);

    assertThat(presenter.transport()).isEqualTo("https");
    assertThat(watcher.transport()).isEqualTo("https");
    watcher.connectionDetails().waitFor();
    watcher.waitFor("meeting.link.fallback");
    watcher.keep("room-connection-https-en");
    watcher.press("meeting.toolbar.leave");
    await(() -> presenter.hasSaid("meeting.said.left", viewer.displayName()));
  }

  @Test
  void theMeetingGoesOverToHttpsWhenWebSocketsAreBlockedInTheMiddle() {
    BrowserContext first = person();
    HinderedNetwork.withWebSocketsAtFirst(first);
    RoomPage presenter = presenting(first, server.port());
    RoomPage watcher = enter(person(), server.port(), viewer);
    watcher.waitForPicture();
    watcher.rememberWhatIsSaid();
    String index = watcher.indexOf(organizer);
    assertThat(presenter.transport()).isEqualTo("websocket");

    HinderedNetwork.refuseWebSockets(presenter.page());

    await(() -> "https".equals(presenter.transport()));
    presenter.waitFor("meeting.stage.mine.browser");
    awaitMotion(watcher);
    assertThat(watcher.indexOf(organizer)).isEqualTo(index);
    assertNobodyLeft(watcher);
  }

  @Test
  void peopleMeetThroughAProxyThatCollectsAnswers() {
    BrowserContext second = person();
    HinderedNetwork.collectingAnswers(second);
    RoomPage presenter = presenting(person(), server.port());
    RoomPage watcher = enter(second, server.port(), viewer);
    watcher.waitForPicture();

    awaitMotion(watcher);

    assertThat(watcher.transport()).isEqualTo("https-polling");
    assertThat(presenter.transport()).isEqualTo("websocket");
  }

  @Test
  @Tag("long")
  void thePictureGoesOnWhileUplinksAreReplaced() {
    TsudoiServer own = TsudoiServer.start(Map.of("TSUDOI_RELAY_UPLINK_BYTES", "1048576"));
    try {
      meetOn(own);
      RoomPage presenter = presenting(person(), own.port(), patterns.noisy());
      RoomPage watcher = enter(person(), own.port(), viewer);
      watcher.waitForPicture();
      watcher.rememberWhatIsSaid();
      presenter.connectionDetails().waitFor();

      await(() -> rollovers(presenter) >= 2);

      awaitMotion(watcher);
      assertThat(presenter.transport()).isEqualTo("websocket");
      assertNobodyLeft(watcher);
      assertThat(watcher.troubles().found()).isEmpty();
    } finally {
      own.kill();
    }
  }

  @Test
  void thePageSaysThatTheServerWasRestarted() {
    TsudoiServer own = TsudoiServer.start();
    try {
      meetOn(own);
      RoomPage room = enter(person(), own.port(), organizer);
      RoomPage other = enter(chromium.person("ja-JP", 1440, 860), own.port(), viewer);
      for (RoomPage page : List.of(room, other)) {
        page.rememberWhatIsSaid();
        page.page().keyboard().press("c");
      }
      write(room, "Before the restart");
      message(other, "Before the restart").waitFor();
      BrowserContext outside = chromium.person("en-GB", 1440, 860);
      RoomPage waiting = waitsInALobby(own, outside);

      own.kill();
      // What half an hour in a lobby without anybody brings, as soon as the page asks again.
      outside.route("**/join", TunnelFallbackE2E::nobodyCame);
      own.restart();

      for (RoomPage page : List.of(room, other)) {
        assertSaysThatTheServerWasRestarted(page);
      }
      write(other, "After the restart");
      message(room, "After the restart").waitFor();
      waiting.waitFor("meeting.over.lobby-unattended.title");
      assertThat(waiting.keepOnDeskAndPhone("lobby-unattended")).isTrue();
      waiting.speak("ja");
      assertThat(waiting.keepOnDeskAndPhone("lobby-unattended")).isTrue();
    } finally {
      own.kill();
    }
  }

  private static void assertSaysThatTheServerWasRestarted(RoomPage page) {
    // On a slow machine the start takes longer than the page tries.
    Locator again = page.button("meeting.over.join");
    await(() -> again.isVisible() || page.hasSaid("meeting.said.restarted"));
    if (again.isVisible()) {
      again.click();
    }
    await(() -> page.hasSaid("meeting.said.restarted"));
    page.keep("room-restarted-toast-" + page.page().evaluate("document.documentElement.lang"));
    page.waitUntilPresent();
    page.waitFor("chat.restarted");
    assertThat(page.keepOnDeskAndPhone("restarted")).isTrue();
  }

  private static RoomPage waitsInALobby(TsudoiServer own, BrowserContext browser) {
    Person creator = own.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    Person guest = own.administrator().createUser("Ryo Inoue", "PARTICIPANT");
    Meeting meeting =
        Meeting.create(creator.signIn(), TITLE, "", Json.createObjectBuilder().add("lobby", true));
    RoomPage page = RoomPage.signIn(browser, own.port(), guest, meeting);
    page.press("meeting.door.submit");
    page.waitFor("meeting.lobby.title");
    return page;
  }

  private static void nobodyCame(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(408)
            .setContentType("application/problem+json")
            .setBody("{\"code\":\"lobby-unattended\"}"));
  }

  private static void write(RoomPage page, String text) {
    page.page().locator(".compose textarea").fill(text);
    page.page().locator(".compose textarea").press("Enter");
  }

  private static Locator message(RoomPage page, String text) {
    return page.page().locator(".message.sent", new Page.LocatorOptions().setHasText(text)).first();
  }

  private void meetOn(TsudoiServer where) {
    organizer = where.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    viewer = where.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), TITLE, "blue-7731");
  }

  private RoomPage presenting(BrowserContext browser, int port) {
    return presenting(browser, port, patterns.calm());
  }

  private RoomPage presenting(BrowserContext browser, int port, String shown) {
    browser.newPage().navigate(shown);
    RoomPage presenter = enter(browser, port, organizer);
    presenter.share();
    presenter.waitFor("meeting.stage.mine.browser");
    return presenter;
  }

  private RoomPage enter(BrowserContext browser, int port, Person person) {
    return RoomPage.signIn(browser, port, person, meeting).enter(meeting);
  }

  private BrowserContext person() {
    return chromium.person("en-GB", 1440, 860);
  }

  private void assertNobodyLeft(RoomPage page) {
    for (Person person : new Person[] {organizer, viewer}) {
      assertThat(page.hasSaid("meeting.said.left", person.displayName())).isFalse();
      assertThat(page.hasSaid("meeting.said.lost", person.displayName())).isFalse();
      assertThat(page.hasSaid("meeting.said.joined", person.displayName())).isFalse();
      assertThat(page.hasSaid("meeting.said.shareEnded", person.displayName())).isFalse();
    }
  }

  /** Twice another picture: what was on its way before does not count. */
  private static void awaitMotion(RoomPage watcher) {
    for (int times = 0; times < 2; times++) {
      int seen = Luma.ofDataUrl(watcher.picture()).number();
      await(() -> Luma.ofDataUrl(watcher.picture()).number() != seen);
    }
  }

  private static int rollovers(RoomPage page) {
    return Integer.parseInt(
        page.connectionDetails().locator("[data-value='rollovers']").textContent().strip());
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }
}
