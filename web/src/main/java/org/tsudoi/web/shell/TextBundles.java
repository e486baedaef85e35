package org.tsudoi.web.shell;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Finds texts by key; the first part of a key names the bundle: {@code accounts.…} is in {@code
 * accounts.properties}.
 *
 * <p>English is the root bundle, and the language of the machine never shows through.
 */
final class TextBundles {

  private static final String FOLDER = "org.tsudoi.web.text.";
  private static final ResourceBundle.Control ROOT_IS_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private TextBundles() {}

  static String text(Locale locale, String key, Object... values) {
    String pattern =
        find(locale, key).orElseThrow(() -> new IllegalArgumentException("No text: " + key));
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }

  static Optional<String> find(Locale locale, String key) {
    ResourceBundle bundle = bundle(locale, key.substring(0, Math.max(0, key.indexOf('.'))));
    return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
  }

  static ResourceBundle bundle(Locale locale, String room) {
    return ResourceBundle.getBundle(
        FOLDER + room, locale, TextBundles.class.getClassLoader(), ROOT_IS_FALLBACK);
  }

  /** {@code SIGNED_IN} and {@code displayName} as {@code signed-in} and {@code display-name}. */
  static String kebab(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
