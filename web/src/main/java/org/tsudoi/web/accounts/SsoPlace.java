package org.tsudoi.web.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.web.shell.ConsolePages;

/**
 * Where somebody wanted to be who signs in by the identity provider: a page of the console or of
 * the meeting page, never another site.
 *
 * @param then the page; empty for the start of the console
 */
record SsoPlace(String then) {

  private static final String START = "/console/dashboard.xhtml";
  private static final String SIGN_IN = "/console/accounts/sign-in.xhtml?sso=";

  /** What was wanted, or the start for everything that may not be. */
  static SsoPlace of(String wanted) {
    return new SsoPlace(
        MeetingPlace.inside(wanted).or(() -> ConsolePages.inside(wanted)).orElse(""));
  }

  /** What a cookie says that was wanted; without one the start. */
  static SsoPlace of(Optional<String> wanted) {
    return of(wanted.orElse(""));
  }

  /** Whether somebody who is signed in is to prove anew who it is. */
  static boolean isAnew(HttpServletRequest request) {
    return "true".equals(request.getParameter("anew"));
  }

  /** As somebody who signs in on the meeting page's own form, which asks the API. */
  CallerPath path() {
    return isMeeting() ? CallerPath.API : CallerPath.CONSOLE;
  }

  private boolean isMeeting() {
    return MeetingPlace.inside(then).isPresent();
  }

  /** Where whoever is signed in goes. */
  String address(HttpServletRequest request) {
    return request.getContextPath() + (then.isEmpty() ? START : then);
  }

  /** The sign-in page that belongs to it, with the reason why nobody was signed in. */
  String refused(HttpServletRequest request, Problem why, String language) {
    if (isMeeting()) {
      return request.getContextPath() + MeetingPlace.refused(then, why);
    }
    return request.getContextPath()
        + SIGN_IN
        + why.key()
        + (language.isEmpty() ? "" : "&lang=" + language)
        + (then.isEmpty() ? "" : ConsolePages.asThen(then));
  }
}
