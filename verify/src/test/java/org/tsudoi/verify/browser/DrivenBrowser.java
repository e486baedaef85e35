package org.tsudoi.verify.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;

/**
 * A browser of Debian, driven by Playwright: one process with any number of isolated persons.
 *
 * <p>Begins with its constructor and ends with {@link #close}. What a page of it complains about is
 * kept by {@link PageTroubles}.
 */
public abstract sealed class DrivenBrowser implements AutoCloseable permits Chromium, Firefox {

  private final BrowserProcess process;

  DrivenBrowser(BrowserProcess process) {
    this.process = process;
  }

  /** The browser of one person: own cookies, own storage, this language. */
  public final BrowserContext person(String locale, int width, int height) {
    return process.browser().newContext(options(locale, width, height));
  }

  /** A browser that is like this; it begins with {@link #options}. */
  final BrowserContext person(Browser.NewContextOptions options) {
    return process.browser().newContext(options);
  }

  /** What the browser of one person is like. */
  static Browser.NewContextOptions options(String locale, int width, int height) {
    return new Browser.NewContextOptions()
        .setIgnoreHTTPSErrors(true)
        .setLocale(locale)
        .setTimezoneId("Asia/Tokyo")
        .setViewportSize(width, height);
  }

  /** Closes all its pages; whether the process ends is up to the kind of browser. */
  @Override
  public final void close() {
    leave(process);
  }

  /** Ends the process, unless it is as good as new for somebody else. */
  void leave(BrowserProcess left) {
    left.end();
  }
}
