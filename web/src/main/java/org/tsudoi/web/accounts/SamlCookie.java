package org.tsudoi.web.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.tsudoi.identity.SamlPending;

/**
 * What a browser keeps while its person is at the identity provider (SAML); for ten minutes, this
 * host alone, and no script.
 *
 * <p>Sent along with the form of another site, which is how the answer comes: it lets nobody in by
 * itself, and whoever asks anew gets another one.
 *
 * @param pending what the answer must fit to
 * @param language the language that was asked for on the sign-in page, or empty
 * @param then the page that was wanted, or empty
 */
record SamlCookie(SamlPending pending, String language, String then) {

  private static final String NAME = "__Host-tsudoi-saml";
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int MOST_CHARACTERS = 3000;
  private static final int PARTS = 3;

  void write(HttpServletResponse response) {
    String wanted =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(then.getBytes(StandardCharsets.UTF_8));
    Cookie cookie =
        cookie(
            String.join(
                ".", pending.secret(), language, wanted.length() > MOST_CHARACTERS ? "" : wanted));
    cookie.setMaxAge((int) LIFETIME.toSeconds());
    response.addCookie(cookie);
  }

  static void clear(HttpServletResponse response) {
    Cookie gone = cookie("");
    gone.setMaxAge(0);
    response.addCookie(gone);
  }

  /** Empty as well when there are two, because one of them is not ours. */
  static Optional<SamlCookie> read(HttpServletRequest request) {
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
    return Optional.ofNullable(found).flatMap(SamlCookie::parse);
  }

  private static Optional<SamlCookie> parse(String value) {
    String[] parts = value.split("\\.", PARTS + 1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    return SamlPending.of(parts[0])
        .map(pending -> new SamlCookie(pending, SsoCookie.spoken(parts[1]), text(parts[2])));
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
    cookie.setAttribute("SameSite", "None");
    return cookie;
  }
}
