package org.tsudoi.web.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that the console speaks, and the rule that chooses one. */
final class Languages {

  static final Locale FALLBACK = Locale.ENGLISH;

  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.JAPANESE);

  private Languages() {}

  /** The spoken language with this tag, as {@code ja}; regions are ignored. */
  static Optional<Locale> spoken(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return SPOKEN.stream().filter(one -> one.getLanguage().equals(language)).findFirst();
  }

  /**
   * The first wish that can be met, else the browser's first that can, else English.
   *
   * @param wishes language tags, the strongest first
   * @param browser what the browser prefers, in its order
   */
  static Locale choose(List<Optional<String>> wishes, List<Locale> browser) {
    return wishes.stream()
        .flatMap(Optional::stream)
        .map(Languages::spoken)
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                browser.stream()
                    .map(locale -> spoken(locale.toLanguageTag()))
                    .flatMap(Optional::stream)
                    .findFirst())
        .orElse(FALLBACK);
  }
}
