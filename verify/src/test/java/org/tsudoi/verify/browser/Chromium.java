package org.tsudoi.verify.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Debian's Chromium. */
public final class Chromium extends DrivenBrowser {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final int HELD_PIXELS = 2;
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final boolean ordinary;

  private Chromium(BrowserProcess process, boolean ordinary) {
    super(process);
    this.ordinary = ordinary;
  }

  /** A browser without a window; without arguments perhaps one that another test is done with. */
  public static Chromium headless(String... arguments) {
    Supplier<BrowserProcess> start = () -> start(true, System.getenv(), arguments);
    return arguments.length == 0
        ? new Chromium(BrowserProcess.idleOr(start), true)
        : new Chromium(start.get(), false);
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
    return new Chromium(start(false, display.environment(), arguments), false);
  }

  private static BrowserProcess start(
      boolean headless, Map<String, String> environment, String... arguments) {
    return BrowserProcess.start(
        PLACES,
        new BrowserType.LaunchOptions()
            .setHeadless(headless)
            .setEnv(environment)
            .setArgs(quietAnd(arguments)),
        (playwright, options) -> playwright.chromium().launch(options));
  }

  @Override
  void leave(BrowserProcess left) {
    if (ordinary) {
      left.keep();
    } else {
      left.end();
    }
  }

  /**
   * The browser of one person on a phone or a tablet: fingers instead of a mouse, two pixels of the
   * screen for each of the page, and a page that is as wide as the device.
   */
  public BrowserContext held(String locale, int width, int height) {
    return person(
        options(locale, width, height)
            .setHasTouch(true)
            .setIsMobile(true)
            .setDeviceScaleFactor(HELD_PIXELS));
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

  private static List<String> quietAnd(String... arguments) {
    List<String> all = new ArrayList<>(QUIET);
    all.addAll(List.of(arguments));
    return all;
  }
}
