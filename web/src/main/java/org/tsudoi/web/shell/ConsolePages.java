package org.tsudoi.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.tsudoi.shared.Duty;

/** The addresses of the pages that the shell itself leads to. */
public final class ConsolePages {

  static final String SIGN_IN = ConsoleSection.ROOT + "accounts/sign-in.xhtml";
  static final String PASSWORD_FORGOTTEN =
      ConsoleSection.ROOT + "accounts/password-forgotten.xhtml";
  static final String PASSWORD_RESET = ConsoleSection.ROOT + "accounts/password-reset.xhtml";
  static final String SSO = ConsoleSection.ROOT + "sso/";
  static final String HAND_OVER = ConsoleSection.ROOT + "accounts/hand-over.xhtml";
  static final String HANDED_OVER = ConsoleSection.ROOT + "accounts/handed-over.xhtml";
  static final String PASSWORD_CHANGE = ConsoleSection.ROOT + "accounts/password-change.xhtml";
  static final String FACTOR_SETUP = ConsoleSection.ROOT + "accounts/factor-setup.xhtml";
  static final String ERRORS = ConsoleSection.ROOT + "error/";
  static final String FAILURE = ERRORS + "failure.xhtml";
  static final String AWAY = ERRORS + "away.xhtml";

  private static final String EXPIRED = "expired=true";

  private ConsolePages() {}

  /** Whether a page is for people who are not signed in. */
  static boolean isForStrangers(String path) {
    return path.equals(SIGN_IN)
        || path.equals(PASSWORD_FORGOTTEN)
        || path.equals(PASSWORD_RESET)
        || path.equals(HANDED_OVER);
  }

  /** The one page where a duty is done. */
  static String pageOf(Duty duty) {
    return switch (duty) {
      case PASSWORD_CHANGE -> PASSWORD_CHANGE;
      case SECOND_FACTOR -> FACTOR_SETUP;
    };
  }

  /** The path inside the application, whichever way it is mapped. */
  static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  /** The sign-in page that leads to the wanted page afterwards. */
  static String signInFor(HttpServletRequest request) {
    return SIGN_IN + "?then=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8);
  }

  /** The sign-in page that says why it is shown, and leads to the page of a form afterwards. */
  static String signInAfter(HttpServletRequest form) {
    return SIGN_IN + "?ended=true" + asThen(withQuery(path(form), openedWith(form)));
  }

  /** The page where a duty is done; it leads on to a hand-over, which somebody waits for. */
  static String pageFor(Duty duty, HttpServletRequest request) {
    return path(request).equals(HAND_OVER) && "GET".equals(request.getMethod())
        ? pageOf(duty) + "?then=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8)
        : pageOf(duty);
  }

  /** What was asked for, below the application's root. */
  static String wanted(HttpServletRequest request) {
    return withQuery(path(request), Objects.requireNonNullElse(request.getQueryString(), ""));
  }

  /**
   * The query with which the page of a form was opened, as its browser tells in {@code Referer};
   * the form's own address has none. Empty if it tells nothing, or another page.
   */
  private static String openedWith(HttpServletRequest form) {
    try {
      URI page = new URI(Objects.requireNonNullElse(form.getHeader("Referer"), ""));
      boolean same = form.getRequestURI().equals(page.getRawPath());
      String query = same ? page.getRawQuery() : null;
      return query != null && isPlain(query) ? query : "";
    } catch (URISyntaxException nothing) {
      return "";
    }
  }

  private static String withQuery(String path, String query) {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** A further parameter of the sign-in page that keeps the wanted page. */
  public static String asThen(String wanted) {
    return "&then=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
  }

  /** The page of a form afresh, with a sentence that it was out of date. */
  static String again(HttpServletRequest form) {
    String query = openedWith(form);
    if (!query.startsWith(EXPIRED)) {
      query = query.isEmpty() ? EXPIRED : EXPIRED + "&" + query;
    }
    return withQuery(path(form), query);
  }

  /** A page of the console that a link may lead to after sign-in; never another site. */
  public static Optional<String> inside(String wanted) {
    return Optional.ofNullable(wanted)
        .filter(path -> path.startsWith(ConsoleSection.ROOT))
        .filter(path -> !path.contains("\\") && !path.contains("..") && !path.contains("//"))
        .filter(ConsolePages::isPlain)
        .filter(path -> !path.startsWith(SIGN_IN) && !path.contains("/error/"));
  }

  /** Whether an answer may name this address as it is: nothing in it needs to be encoded first. */
  static boolean isPlain(String address) {
    return address.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
