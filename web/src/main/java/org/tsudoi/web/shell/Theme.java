package org.tsudoi.web.shell;

import java.util.Arrays;
import java.util.Optional;

/** Light, dark, or as the visitor's system has it; the value of {@code data-theme}. */
public enum Theme {
  AUTOMATIC,
  LIGHT,
  DARK;

  static final String COOKIE = "__Host-tsudoi-theme";

  /** The value as it stands in the page and in the cookie. */
  public String value() {
    return TextBundles.kebab(name());
  }

  static Theme of(Optional<String> value) {
    return Arrays.stream(values())
        .filter(theme -> value.filter(theme.value()::equals).isPresent())
        .findFirst()
        .orElse(AUTOMATIC);
  }
}
