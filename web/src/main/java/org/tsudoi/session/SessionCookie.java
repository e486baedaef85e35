package org.tsudoi.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * The browser's sign-in cookie: opaque, for this host alone, never readable by a script, gone when
 * the browser closes; when it ends is for the server's session to say.
 */
final class SessionCookie {

  static final String NAME = "__Host-tsudoi";

  private SessionCookie() {}

  /** The token; empty as well when there are two, because one of them is not ours. */
  static Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    Optional<String> found = Optional.empty();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME)) {
          if (found.isPresent()) {
            return Optional.empty();
          }
          found = Optional.of(cookie.getValue());
        }
      }
    }
    return found;
  }

  static void write(HttpServletResponse response, String token) {
    response.addCookie(cookie(token));
  }

  static void clear(HttpServletResponse response) {
    Cookie gone = cookie("");
    gone.setMaxAge(0);
    response.addCookie(gone);
  }

  private static Cookie cookie(String value) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setPath("/");
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }
}
