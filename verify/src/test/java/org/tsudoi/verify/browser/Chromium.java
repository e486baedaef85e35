package org.tsudoi.verify.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium. */
public final class Chromium extends DrivenBrowser {

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

  private Chromium(boolean headless, Map<String, String> environment, String... arguments) {
    super(
        PLACES,
        new BrowserType.LaunchOptions()
            .setHeadless(headless)
            .setEnv(environment)
            .setArgs(quietAnd(arguments)),
        (playwright, options) -> playwright.chromium().launch(options));
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
