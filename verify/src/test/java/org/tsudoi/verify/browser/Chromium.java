package org.tsudoi.verify.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Debian's Chromium, driven by Playwright; one browser process with any number of isolated persons.
 *
 * <p>Ends with {@link #close}. Everything it says on a page's console, and every page error, is
 * kept by {@link PageTroubles}.
 */
public final class Chromium implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(boolean headless, Map<String, String> environment, String... arguments) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    List<String> all = new ArrayList<>(QUIET);
    all.addAll(List.of(arguments));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setHeadless(headless)
                    .setEnv(environment)
                    .setArgs(all));
  }

  /** A browser without a window. */
  public static Chromium headless(String... arguments) {
    return new Chromium(true, System.getenv(), arguments);
  }

  /** Arguments for a browser whose microphone hears this file again and again, without asking. */
  public static String[] microphone(Path file) {
    return new String[] {
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      "--use-file-for-fake-audio-capture=" + file
    };
  }

  /** A browser with windows on that X display. */
  public static Chromium on(XDisplay display, String... arguments) {
    return new Chromium(false, display.environment(), arguments);
  }

  /** The browser of one person: own cookies, own storage, this language. */
  public BrowserContext person(String locale, int width, int height) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setIgnoreHTTPSErrors(true)
            .setLocale(locale)
            .setTimezoneId("Asia/Tokyo")
            .setViewportSize(width, height));
  }

  /** Moves the window of a page to that place of its X display. */
  public static void move(Page page, int left, int top) {
    CDPSession session = page.context().newCDPSession(page);
    JsonObject bounds = new JsonObject();
    bounds.addProperty("left", left);
    bounds.addProperty("top", top);
    JsonObject wish = new JsonObject();
    wish.add("windowId", session.send("Browser.getWindowForTarget").get("windowId"));
    wish.add("bounds", bounds);
    session.send("Browser.setWindowBounds", wish);
    session.detach();
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Path executable() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Chromium is missing; ./verify.sh installs it"));
  }
}
