package org.tsudoi.verify.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A browser of Debian, driven by Playwright: one process with any number of isolated persons.
 *
 * <p>Begins with its constructor and ends with {@link #close}. What a page of it complains about is
 * kept by {@link PageTroubles}.
 */
public abstract sealed class DrivenBrowser implements AutoCloseable permits Chromium, Firefox {

  private static final Map<String, String> NO_DOWNLOAD =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  private final Playwright playwright;
  private final Browser browser;

  /** Starts the browser that stands at one of these places. */
  DrivenBrowser(
      List<Path> places,
      BrowserType.LaunchOptions options,
      BiFunction<Playwright, BrowserType.LaunchOptions, Browser> launch) {
    options.setExecutablePath(executable(places));
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
    browser = launch.apply(playwright, options);
  }

  /** The browser of one person: own cookies, own storage, this language. */
  public final BrowserContext person(String locale, int width, int height) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setIgnoreHTTPSErrors(true)
            .setLocale(locale)
            .setTimezoneId("Asia/Tokyo")
            .setViewportSize(width, height));
  }

  @Override
  public final void close() {
    playwright.close();
  }

  private Path executable(List<Path> places) {
    return places.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    getClass().getSimpleName() + " is missing; ./verify.sh installs it"));
  }
}
