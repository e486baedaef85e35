package org.tsudoi.verify.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A browser's process and the one that drives it; both belong to the thread that started them. */
final class BrowserProcess {

  private static final Map<String, String> NO_DOWNLOAD =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  private static final ThreadLocal<Deque<BrowserProcess>> IDLE =
      ThreadLocal.withInitial(ArrayDeque::new);

  private final Playwright playwright;
  private final Browser browser;

  private BrowserProcess(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser that stands at one of these places. */
  static BrowserProcess start(
      List<Path> places,
      BrowserType.LaunchOptions options,
      BiFunction<Playwright, BrowserType.LaunchOptions, Browser> launch) {
    options.setExecutablePath(executable(places));
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
    return new BrowserProcess(playwright, launch.apply(playwright, options));
  }

  /**
   * One that {@link #keep} left to this thread, or another: a start takes seconds of a processor,
   * and the persons of a browser share nothing.
   */
  static BrowserProcess idleOr(Supplier<BrowserProcess> start) {
    for (BrowserProcess idle = IDLE.get().poll(); idle != null; idle = IDLE.get().poll()) {
      if (idle.browser.isConnected()) {
        return idle;
      }
      idle.end();
    }
    return start.get();
  }

  Browser browser() {
    return browser;
  }

  /** Takes its persons away and leaves it to whoever needs one next. */
  void keep() {
    if (browser.isConnected()) {
      List.copyOf(browser.contexts()).forEach(BrowserContext::close);
      IDLE.get().push(this);
    } else {
      end();
    }
  }

  void end() {
    playwright.close();
  }

  private static Path executable(List<Path> places) {
    return places.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("None of " + places + "; ./verify.sh installs it"));
  }
}
