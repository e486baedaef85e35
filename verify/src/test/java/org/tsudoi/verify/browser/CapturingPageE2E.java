package org.tsudoi.verify.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/**
 * What Chromium itself complains about when a page captures a tab, without any code of the product:
 * the reason for the exception in {@link PageTroubles}. When this fails, the exception may go.
 */
class CapturingPageE2E {

  private static final String CAPTURE =
      "async () => { await navigator.mediaDevices.getDisplayMedia({ video: true }); }";

  @Test
  void chromiumItselfMissesTheCameraOfAPageThatMayHaveNone() {
    try (PatternServer patterns = PatternServer.start();
        Chromium chromium = tabPicker()) {
      Page page = besideThePattern(chromium, patterns);
      PageTroubles troubles = PageTroubles.of(page);
      PageTroubles expecting = PageTroubles.of(page);
      expecting.captures();
      page.navigate(patterns.bareWithoutCamera());

      page.waitForConsoleMessage(() -> page.evaluate(CAPTURE));

      assertThat(troubles.found())
          .singleElement()
          .asString()
          .startsWith("Permissions policy violation: camera is not allowed in this document.");
      assertThat(expecting.found()).isEmpty();
    }
  }

  @Test
  void itMissesNothingWhereThePolicySaysNothing() {
    try (PatternServer patterns = PatternServer.start();
        Chromium chromium = tabPicker()) {
      Page page = besideThePattern(chromium, patterns);
      PageTroubles troubles = PageTroubles.of(page);
      page.navigate(patterns.bare());

      page.evaluate(CAPTURE);

      assertThat(troubles.found()).isEmpty();
    }
  }

  private static Chromium tabPicker() {
    return Chromium.headless("--auto-select-tab-capture-source-by-title=" + PatternServer.TITLE);
  }

  private static Page besideThePattern(Chromium chromium, PatternServer patterns) {
    var browser = chromium.person("en-GB", 1280, 720);
    browser.newPage().navigate(patterns.address());
    return browser.newPage();
  }
}
