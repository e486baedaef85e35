package org.tsudoi.verify.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What axe-core finds against the Web Content Accessibility Guidelines 2.2, levels A and AA.
 *
 * <p>It finds what a machine can see: names, roles, contrast, sizes of targets, structure. What a
 * page is like by keyboard and by ear the tests of that page show.
 */
final class Accessibility {

  private static final String AXE = script();
  private static final List<String> COLOR_RULES = List.of("color-contrast", "link-in-text-block");
  private static final Set<String> LOOKED_AT = ConcurrentHashMap.newKeySet();
  private static final String VIOLATIONS =
      """
      async rules => {
        // What fades in is looked at when it is there.
        for (const movement of document.getAnimations()) {
          if (movement.effect.getComputedTiming().endTime !== Infinity) movement.finish();
        }
        const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        // The style sheets need not be loaded again, and the policy of our pages forbids it.
        // PrimeFaces fades its notices by styles of their own, and makes each message an alert in a list.
        const others = ['.ui-growl', '.ui-messages-error > ul'];
        const found = await axe.run({ exclude: others.map(part => [part]) },
          { runOnly: rules.length > 0 ? rules : levels, resultTypes: ['violations'], preload: false });
        return found.violations.flatMap(({ id, nodes }) =>
          nodes.map(node => `${id}: ${node.target} ${node.html} ${node.failureSummary}`));
      }
      """;

  private Accessibility() {}

  /**
   * Fails with everything that is wrong with the page as it is now. Each name is looked at once, in
   * the language that comes first: the words differ, not what is made of them, and it takes
   * seconds.
   */
  static void check(Page page, String name) {
    check(page, name, List.of());
  }

  /** As {@link #check}, in the other color scheme; only colors can be wrong there. */
  static void checkOtherColors(Page page, String name) {
    boolean dark = (Boolean) page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
    page.emulateMedia(inScheme(dark ? ColorScheme.LIGHT : ColorScheme.DARK));
    check(page, name + (dark ? "-light" : "-dark"), COLOR_RULES);
    page.emulateMedia(inScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
  }

  private static Page.EmulateMediaOptions inScheme(ColorScheme scheme) {
    return new Page.EmulateMediaOptions().setColorScheme(scheme);
  }

  private static void check(Page page, String name, List<String> rules) {
    if (!LOOKED_AT.add(name)) {
      return;
    }
    if (!(Boolean) page.evaluate("'axe' in globalThis")) {
      page.evaluate(AXE);
    }
    assertThat((List<?>) page.evaluate(VIOLATIONS, rules))
        .as("accessibility of %s", name)
        .isEmpty();
  }

  private static String script() {
    String place = "/axe.min.js";
    try (InputStream in = Accessibility.class.getResourceAsStream(place)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
