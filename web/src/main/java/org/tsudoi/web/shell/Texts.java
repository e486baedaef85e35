package org.tsudoi.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;

/**
 * The texts of the pages in the visitor's language: {@code
 * #{text.of('accounts.accountList.title')}}.
 *
 * <p>One method per number of values, because expression language picks methods by that number.
 */
@Named("text")
@RequestScoped
public class Texts {

  private Locale locale = Languages.FALLBACK;

  /** For the container's proxy. */
  public Texts() {}

  /** The texts for the language of this request. */
  @Inject
  public Texts(LanguageChoice choice) {
    locale = choice.locale();
  }

  /** The text with this key. */
  public String of(String key) {
    return TextBundles.text(locale, key);
  }

  /** The text with this key and one value in it. */
  public String of(String key, Object first) {
    return TextBundles.text(locale, key, first);
  }

  /** The text with this key and two values in it. */
  public String of(String key, Object first, Object second) {
    return TextBundles.text(locale, key, first, second);
  }

  /** The text with this key and three values in it. */
  public String of(String key, Object first, Object second, Object third) {
    return TextBundles.text(locale, key, first, second, third);
  }

  /** The text of a constant: prefix and its name in kebab case, as {@code problem.not-found}. */
  public String named(String prefix, Enum<?> constant) {
    return TextBundles.text(locale, prefix + "." + TextBundles.kebab(constant.name()));
  }

  /** The text of a constant, as {@link #named(String, Enum)}, with one value in it. */
  public String named(String prefix, Enum<?> constant, Object first) {
    return TextBundles.text(locale, prefix + "." + TextBundles.kebab(constant.name()), first);
  }

  /**
   * The text of a word that is stored as data, as the reason of a history row.
   *
   * @return the word itself if no text is known for it
   */
  public String word(String prefix, String stored) {
    return TextBundles.find(locale, prefix + "." + TextBundles.kebab(stored)).orElse(stored);
  }
}
