package org.tsudoi.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The language of this request: what a link asks for, else what the visitor chose before, else the
 * account's language, else the browser's.
 */
@RequestScoped
public class LanguageChoice {

  static final String PARAMETER = "lang";
  static final String COOKIE = "__Host-tsudoi-language";

  private Locale locale = Languages.FALLBACK;

  /** For the container's proxy. */
  public LanguageChoice() {}

  /** Decides once per request. */
  @Inject
  public LanguageChoice(HttpServletRequest request, Visitor visitor) {
    locale =
        Languages.choose(
            List.of(asked(request), Cookies.read(request, COOKIE), visitor.language()),
            Collections.list(request.getLocales()));
  }

  /** The language to answer in. */
  public Locale locale() {
    return locale;
  }

  /** What a link before sign-in asks for: it sets no cookie. */
  static Optional<String> asked(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter(PARAMETER))
        .filter(tag -> Languages.spoken(tag).isPresent());
  }
}
