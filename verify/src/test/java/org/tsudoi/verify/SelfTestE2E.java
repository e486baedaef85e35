package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;

/** The page of the self-test in a real browser, in both languages, on a desk and on a phone. */
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

  private final TsudoiServer server;

  SelfTestE2E(TsudoiServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void saysThatMeetingsWorkAndGivesAReport(String language) {
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext person = chromium.person(language, 1280, 900);
      RoomPage room = RoomPage.open(person, server.port());
      room.page().locator("a[href=selftest]").click();
      room.waitFor("selftest.title");
      assertThat(room.keepOnDeskAndPhone("selftest-before")).isTrue();

      run(room, "selftest-running");

      room.waitFor("selftest.verdict.socket");
      room.waitFor("selftest.verdict.socket.then");
      assertThat(states(room)).containsOnly("good");
      assertThat(report(room)).contains("127.0.0.1", "Chrom", "ms", "Mbit/s", "WebSocket");
      assertThat(room.keepOnDeskAndPhone("selftest-good")).isTrue();
      assertThat(room.page().context().cookies()).isEmpty();

      room.page().locator(".report").scrollIntoViewIfNeeded();
      assertThat(room.keepOnDeskAndPhone("selftest-report")).isTrue();
      person.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      room.press("selftest.copy");
      room.waitFor("selftest.copied");
      assertThat(room.page().evaluate("navigator.clipboard.readText()")).isEqualTo(report(room));

      room.press("selftest.again");
      room.page().locator("li[data-check=stream]:not([data-state=waiting])").waitFor();
      room.page().reload();
      room.press("selftest.start");
      room.waitFor("selftest.busy");
      assertThat(room.keepOnDeskAndPhone("selftest-busy")).isTrue();
      assertThat(room.troubles().found()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void reassuresWhereWebSocketIsBlocked(String language) {
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext person = chromium.person(language, 1280, 900);
      person.addInitScript(NO_WEBSOCKET);
      RoomPage room = RoomPage.open(person, server.port());
      room.page().navigate(server.meetingPage().resolve("selftest").toString());
      room.waitFor("selftest.title");

      run(room, "selftest-blocked-running");

      room.waitFor("selftest.verdict.stream.then");
      assertThat(state(room, "socket")).isEqualTo("limited");
      assertThat(state(room, "stream")).isEqualTo("good");
      assertThat(state(room, "idle")).isEqualTo("good");
      assertThat(room.keepOnDeskAndPhone("selftest-blocked")).isTrue();
      assertThat(room.troubles().found()).isEmpty();
    }
  }

  /** Starts the test, as soon as this source may, and waits for its end. */
  private static void run(RoomPage room, String name) {
    Page page = room.page();
    Locator result = page.locator(".result .banner");
    Locator running = page.locator("li[data-check=stream]:not([data-state=waiting])");
    do {
      page.locator(".begin button").click();
      running.or(result).first().waitFor();
    } while (result.count() > 0);
    assertThat(room.keepOnDeskAndPhone(name)).isTrue();
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
