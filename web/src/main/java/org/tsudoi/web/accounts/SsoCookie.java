package org.tsudoi.web.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.tsudoi.identity.SsoPending;

/**
 * What a browser keeps while its person is at the identity provider; for ten minutes, this host
 * alone, and no script.
 *
 * @param pending what must come back
 * @param language the language that was asked for on the sign-in page, or empty
 * @param then the page that was wanted, or empty
 */
record SsoCookie(SsoPending pending, String language, String then) {

  private static final String NAME = "__Host-tsudoi-sso";
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int MOST_CHARACTERS = 3000;
  private static final int PARTS = 5;

  void write(HttpServletResponse response) {
    String wanted =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(then.getBytes(StandardCharsets.UTF_8));
    Cookie cookie =
        cookie(
            String.join(
                ".", pending.text(), language, wanted.length() > MOST_CHARACTERS ? "" : wanted));
    cookie.setMaxAge((int) LIFETIME.toSeconds());
    response.addCookie(cookie);
  }

  static void clear(HttpServletResponse response) {
    Cookie gone = cookie("");
    gone.setMaxAge(0);
    response.addCookie(gone);
  }

  /** Empty as well when there are two, because one of them is not ours. */
  static Optional<SsoCookie> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    String found = null;
    for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
      if (cookie.getName().equals(NAME)) {
        if (found != null) {
          return Optional.empty();
        }
        found = cookie.getValue();
      }
    }
    return Optional.ofNullable(found).flatMap(SsoCookie::parse);
  }

  private static Optional<SsoCookie> parse(String value) {
    String[] parts = value.split("\\.", PARTS + 1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    return SsoPending.of(parts[0] + "." + parts[1] + "." + parts[2])
        .map(pending -> new SsoCookie(pending, spoken(parts[3]), text(parts[4])));
  }

  /** The language if it is one that the pages speak. */
  static String spoken(String told) {
    return "en".equals(told) || "ja".equals(told) ? told : "";
  }

  private static String text(String encoded) {
    try {
      return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException changed) {
      return "";
    }
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
