package org.tsudoi.web.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The cookie in which a browser keeps what it will need when its person comes back from the
 * identity provider; for ten minutes, this host alone, and no script.
 */
enum ProviderCookie {
  /** Comes back by a redirect, as somebody who follows a link. */
  OPENID_CONNECT("__Host-tsudoi-sso", "Lax"),

  /**
   * Sent along with the form of another site, which is how an answer of SAML comes: it lets nobody
   * in by itself, and whoever asks anew gets another one.
   */
  SAML("__Host-tsudoi-saml", "None");

  /**
   * What is kept. It comes from a browser: nothing of it is sure.
   *
   * @param pending what the answer must fit to
   * @param language the language that was asked for on the sign-in page, or empty
   * @param then the page that was wanted, or empty
   * @param earlier {@link org.tsudoi.session.BrowserSession#earlier} of the session until now
   */
  record Kept(String pending, String language, String then, String earlier) {}

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int MOST_CHARACTERS = 3000;

  /** Behind what is pending, which has parts of its own. */
  private static final int LAST_PARTS = 3;

  private final String cookieName;
  private final String sameSite;

  ProviderCookie(String cookieName, String sameSite) {
    this.cookieName = cookieName;
    this.sameSite = sameSite;
  }

  void write(HttpServletResponse response, Kept kept) {
    String wanted =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(kept.then().getBytes(StandardCharsets.UTF_8));
    Cookie cookie =
        cookie(
            String.join(
                ".",
                kept.pending(),
                kept.language(),
                wanted.length() > MOST_CHARACTERS ? "" : wanted,
                kept.earlier()));
    cookie.setMaxAge((int) LIFETIME.toSeconds());
    response.addCookie(cookie);
  }

  void clear(HttpServletResponse response) {
    Cookie gone = cookie("");
    gone.setMaxAge(0);
    response.addCookie(gone);
  }

  /** Empty as well when there are two, because one of them is not ours. */
  Optional<Kept> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    List<String> found =
        Arrays.stream(cookies == null ? new Cookie[0] : cookies)
            .filter(cookie -> cookie.getName().equals(cookieName))
            .map(Cookie::getValue)
            .toList();
    return found.size() == 1 ? parse(found.get(0)) : Optional.empty();
  }

  private static Optional<Kept> parse(String value) {
    List<String> parts = List.of(value.split("\\.", -1));
    int pending = parts.size() - LAST_PARTS;
    if (pending < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Kept(
            String.join(".", parts.subList(0, pending)),
            spoken(parts.get(pending)),
            text(parts.get(pending + 1)),
            parts.get(pending + 2)));
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

  private Cookie cookie(String value) {
    Cookie cookie = new Cookie(cookieName, value);
    cookie.setPath("/");
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", sameSite);
    return cookie;
  }
}
