package org.tsudoi.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SessionId;

/**
 * Ties the HTTP session in which Faces keeps its pages to the sign-in session.
 *
 * <p>An HTTP session that begins before a sign-in is unbound, gets another id when it is bound, and
 * is worth nothing once its sign-in session is not the one that asks: no page outlives the sign-in
 * it was made for. One that begins after it is bound from the first answer on: bound later, the
 * parts of a page that the browser asks for side by side would each give it another id, and the
 * browser might keep one that is gone.
 */
final class SessionBinding {

  private static final String ATTRIBUTE = SessionBinding.class.getName();
  private static final String DROPPED = ATTRIBUTE + ".dropped";

  private SessionBinding() {}

  /** Binds the HTTP session if there is one, or drops it when it belongs to another sign-in. */
  static void check(HttpServletRequest request, Optional<Caller> caller) {
    HttpSession pages = request.getSession(false);
    if (pages == null) {
      return;
    }
    String bound = (String) pages.getAttribute(ATTRIBUTE);
    Optional<String> current = caller.flatMap(Caller::session).map(SessionId::toString);
    if (bound == null) {
      current.ifPresent(session -> bind(request, session));
    } else if (!current.filter(bound::equals).isPresent()) {
      pages.invalidate();
      request.setAttribute(DROPPED, true);
    }
  }

  /** Whether this request came with an HTTP session that {@link #check} has dropped. */
  static boolean hasDropped(HttpServletRequest request) {
    return request.getAttribute(DROPPED) != null;
  }

  /** Begins the HTTP session unless there is one, bound at once. */
  static void open(HttpServletRequest request, Optional<Caller> caller) {
    HttpSession pages = request.getSession();
    if (pages.isNew()) {
      caller
          .flatMap(Caller::session)
          .ifPresent(session -> pages.setAttribute(ATTRIBUTE, session.toString()));
    }
  }

  /** Binds the HTTP session if there is one. */
  static void bind(HttpServletRequest request, String session) {
    HttpSession pages = request.getSession(false);
    if (pages != null) {
      request.changeSessionId();
      pages.setAttribute(ATTRIBUTE, session);
    }
  }

  /** Drops the HTTP session if there is one. */
  static void drop(HttpServletRequest request) {
    HttpSession pages = request.getSession(false);
    if (pages != null) {
      pages.invalidate();
    }
  }
}
