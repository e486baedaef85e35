package org.tsudoi.verify.browser;

import com.microsoft.playwright.BrowserContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Makes a browser say that it has no decoder for some codecs, as browsers do that have none. */
public final class MissingDecoders {

  private static final String WITHOUT =
      """
      (() => {
        const missing = [%s];
        const known = VideoDecoder.isConfigSupported.bind(VideoDecoder);
        VideoDecoder.isConfigSupported = async config => {
          if (missing.some(start => config.codec.startsWith(start))) {
            return { supported: false, config };
          }
          return known(config);
        };
      })()""";

  private MissingDecoders() {}

  /** Pages that this person opens from now on lack the codecs whose strings begin so. */
  public static BrowserContext in(BrowserContext browser, String... starts) {
    String missing =
        Arrays.stream(starts).map(start -> "'" + start + "'").collect(Collectors.joining(","));
    browser.addInitScript(WITHOUT.formatted(missing));
    return browser;
  }
}
