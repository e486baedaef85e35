package org.tsudoi.verify.browser;

import com.microsoft.playwright.BrowserType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Firefox ESR, driven over WebDriver BiDi. */
public final class Firefox extends DrivenBrowser {

  /** The tone that its fake microphone hears without a pause. */
  public static final int TONE_HERTZ = 1000;

  private static final List<Path> PLACES = List.of(Path.of("/usr/bin/firefox-esr"));

  /** For this name Playwright speaks BiDi, and not the protocol of a Firefox of its own. */
  private static final String BIDI = "moz-firefox";

  /** A page gets what it asks for, of screens the whole one, and no person is asked. */
  private static final String NOBODY_ASKED = "media.navigator.permission.disabled";

  private static final String NO_SPEAKER = "media.cubeb.force_null_context";

  /** A speaker that plays in time and is not there: without one no sound goes through a page. */
  private static final String SPEAKER = "media.cubeb.force_mock_context";

  /** Its notice of sharing, which would lie on what is shared. */
  private static final String NO_NOTICE = "privacy.webrtc.hideGlobalIndicator";

  private Firefox(
      boolean headless, Map<String, String> environment, Map<String, Object> preferences) {
    super(
        BrowserProcess.start(
            PLACES,
            new BrowserType.LaunchOptions()
                .setChannel(BIDI)
                .setHeadless(headless)
                .setEnv(environment)
                .setFirefoxUserPrefs(preferences),
            (playwright, options) -> playwright.firefox().launch(options)));
  }

  /** A browser without a window, on a machine without a device that plays sound. */
  public static Firefox headless() {
    return new Firefox(true, System.getenv(), Map.of(NO_SPEAKER, true));
  }

  /** A browser without a window, whose microphone hears {@link #TONE_HERTZ}, without asking. */
  public static Firefox headlessWithMicrophone() {
    return new Firefox(
        true,
        System.getenv(),
        Map.of(
            NOBODY_ASKED,
            true,
            SPEAKER,
            true,
            "media.navigator.streams.fake",
            true,
            "media.navigator.audio.fake_frequency",
            TONE_HERTZ));
  }

  /** A browser with windows on that X display, which shares the whole of it without asking. */
  public static Firefox on(XDisplay display) {
    return new Firefox(false, display.environment(), Map.of(NOBODY_ASKED, true, NO_NOTICE, true));
  }
}
