package org.tsudoi.web.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/** The two small preferences that the browser remembers, only after the visitor chose them. */
final class Cookies {

  private static final int ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

  private Cookies() {}

  static Optional<String> read(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  static void remember(HttpServletResponse response, String name, String value) {
    response.addCookie(cookie(name, value, ONE_YEAR_SECONDS));
  }

  static void forget(HttpServletResponse response, String name) {
    response.addCookie(cookie(name, "", 0));
  }

  private static Cookie cookie(String name, String value, int seconds) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge(seconds);
    return cookie;
  }
}
