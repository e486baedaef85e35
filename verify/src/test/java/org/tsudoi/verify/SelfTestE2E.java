package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.Screenshots;
import org.tsudoi.verify.client.HostileProxy;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * The pages that everybody may open, in a real browser, in both languages, on a desk and on a
 * phone: the self-test and the handbook.
 */
@OnTsudoi
@Tag("spec-6.2.1")
@Tag("spec-6.1.1")
class SelfTestE2E {

  private static final double A_WHOLE_TEST_MILLIS = 90_000;

  /** What a network does that lets no WebSocket pass, as the page sees it. */
  private static final String NO_WEBSOCKET =
      """
      window.WebSocket = class extends EventTarget {
        constructor() {
          super();
          setTimeout(() => this.dispatchEvent(new Event("error")), 50);
        }
        close() {}
        send() {}
      };""";

  private static final String PICTURES_THAT_DO_NOT_LOAD =
      """
      async () => {
        const missing = [];
        for (const { src } of document.images) {
          const answer = await fetch(src);
          const kind = answer.headers.get('content-type');
          if (!answer.ok || !kind.startsWith('image/')) missing.push(src + ' ' + kind);
        }
        return missing;
      }""";

  private static final String FITS_THE_PAPER =
      "document.documentElement.scrollWidth <= window.innerWidth";

  private static final String[] LANGUAGES = {"en", "ja"};
  private static final AtomicInteger SOURCES = new AtomicInteger(1);

  private final TsudoiServer server;
  private final List<HostileProxy> lines = new ArrayList<>();

  SelfTestE2E(TsudoiServer server) {
    this.server = server;
  }

  @AfterEach
  void hangUp() {
    lines.forEach(HostileProxy::close);
  }

  @Test
  void saysThatMeetingsWorkAndGivesAReport() {
    try (Chromium chromium = Chromium.headless()) {
      List<RoomPage> rooms = new ArrayList<>();
      for (String language : LANGUAGES) {
        RoomPage room = visit(chromium.person(language, 1280, 900));
        assertThat(room.keepOnDeskAndPhone("selftest-before")).isTrue();
        begin(room, "selftest-running");
        rooms.add(room);
      }

      for (RoomPage room : rooms) {
        awaitResult(room);
        assertGood(room);
        assertGivesItsReport(room);
        assertBusyWhileATestRuns(room);
      }
    }
  }

  private static void assertGood(RoomPage room) {
    room.waitFor("selftest.verdict.socket");
    room.waitFor("selftest.verdict.socket.then");
    assertThat(states(room)).containsOnly("good");
    assertThat(report(room)).contains("127.0.0.", "Chrom", "ms", "Mbit/s", "WebSocket");
    assertThat(room.keepOnDeskAndPhone("selftest-good")).isTrue();
    assertThat(room.page().context().cookies()).isEmpty();
  }

  private static void assertGivesItsReport(RoomPage room) {
    room.page().locator(".report").scrollIntoViewIfNeeded();
    assertThat(room.keepOnDeskAndPhone("selftest-report")).isTrue();
    room.page().bringToFront();
    room.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    room.press("selftest.copy");
    room.waitFor("selftest.copied");
    assertThat(room.page().evaluate("navigator.clipboard.readText()")).isEqualTo(report(room));
  }

  private static void assertBusyWhileATestRuns(RoomPage room) {
    room.press("selftest.again");
    room.page().locator("li[data-check=stream]:not([data-state=waiting])").waitFor();
    room.page().reload();
    room.press("selftest.start");
    room.waitFor("selftest.busy");
    assertThat(room.keepOnDeskAndPhone("selftest-busy")).isTrue();
    assertThat(room.troubles().found()).isEmpty();
  }

  @Test
  void reassuresWhereWebSocketIsBlocked() {
    try (Chromium chromium = Chromium.headless()) {
      List<RoomPage> rooms = new ArrayList<>();
      for (String language : LANGUAGES) {
        BrowserContext person = chromium.person(language, 1280, 900);
        person.addInitScript(NO_WEBSOCKET);
        RoomPage room = visit(person);
        begin(room, "selftest-blocked-running");
        rooms.add(room);
      }

      for (RoomPage room : rooms) {
        awaitResult(room);
        room.waitFor("selftest.verdict.stream.then");
        assertThat(state(room, "socket")).isEqualTo("limited");
        assertThat(state(room, "stream")).isEqualTo("good");
        assertThat(state(room, "idle")).isEqualTo("good");
        assertThat(room.keepOnDeskAndPhone("selftest-blocked")).isTrue();
        assertThat(room.troubles().found()).isEmpty();
      }
    }
  }

  @Test
  void givesTheHandbookInTheLanguageOfThePage() {
    try (Chromium chromium = Chromium.headless()) {
      for (String language : LANGUAGES) {
        RoomPage room = RoomPage.open(chromium.person(language, 1280, 900), server.port());
        // What stands above the link comes with answers of the server and moves it.
        room.page().waitForLoadState(LoadState.NETWORKIDLE);
        Locator link = room.page().getByText(room.text("shell.handbook.name"));
        Page opened = room.page().waitForPopup(link::click);
        assertThat(opened.url()).endsWith("/room/handbook/" + language + ".html");
        RoomPage handbook = RoomPage.in(opened, URI.create(opened.url()));
        assertIsAHandbookIn(language, handbook);
        room.page().locator("a[href=selftest]").click();
        room.waitFor("selftest.title");
        Locator fromTest = room.page().getByText(room.text("shell.handbook.name"));
        Page again = room.page().waitForPopup(fromTest::click);
        again.locator("html[lang=" + language + "] h1").waitFor();
        assertPrints(language, again);
        assertThat(room.troubles().found()).isEmpty();
      }
    }
  }

  private static void assertIsAHandbookIn(String language, RoomPage handbook) {
    Page page = handbook.page();
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
    assertThat(handbook.keepOnDeskAndPhone("handbook")).isTrue();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.setViewportSize(390, 844);
    assertThat(handbook.keepOnDeskAndPhone("handbook-narrow-dark")).isTrue();
    assertThat(page.evaluate(PICTURES_THAT_DO_NOT_LOAD)).isEqualTo(List.of());
    page.locator("a[hreflang]").click();
    page.locator("html:not([lang=" + language + "]) h1").waitFor();
    assertThat(handbook.troubles().found()).isEmpty();
  }

  /** On paper the text is dark on light whatever the screen is, and nothing stands beside it. */
  private static void assertPrints(String language, Page page) {
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setMedia(Media.PRINT));
    page.setViewportSize(700, 990);
    assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(29, 35, 41)");
    assertThat(page.locator(".top a").first().isVisible()).isFalse();
    assertThat((Boolean) page.evaluate(FITS_THE_PAPER)).isTrue();
    Screenshots.keepPrinted(page, "handbook-" + language);
  }

  /** Opens the page from an address of its own, since an address runs one test at a time. */
  private RoomPage visit(BrowserContext person) {
    HostileProxy line = HostileProxy.to(server).from("127.0.0." + SOURCES.incrementAndGet());
    lines.add(line);
    RoomPage room = RoomPage.open(person, line.port());
    room.page().locator("a[href=selftest]").click();
    room.waitFor("selftest.title");
    return room;
  }

  private static void begin(RoomPage room, String name) {
    room.page().locator(".begin button").click();
    room.page().locator("li[data-check=stream]:not([data-state=waiting])").waitFor();
    assertThat(room.keepOnDeskAndPhone(name)).isTrue();
  }

  private static void awaitResult(RoomPage room) {
    Locator result = room.page().locator(".result .banner");
    result.waitFor(new Locator.WaitForOptions().setTimeout(A_WHOLE_TEST_MILLIS));
  }

  private static List<String> states(RoomPage room) {
    return room.page().locator("li[data-check]").all().stream()
        .map(line -> line.getAttribute("data-state"))
        .toList();
  }

  private static String state(RoomPage room, String check) {
    return room.page().locator("li[data-check=" + check + "]").getAttribute("data-state");
  }

  private static String report(RoomPage room) {
    return room.page().locator(".report textarea").inputValue();
  }
}
