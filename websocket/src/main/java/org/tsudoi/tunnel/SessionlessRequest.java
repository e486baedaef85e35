package org.tsudoi.tunnel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;

/** A handshake without a session: Liberty would make one for each, and a cookie with it. */
public class SessionlessRequest extends HttpServletRequestWrapper {

  /** The request as it came, but for its session. */
  public SessionlessRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public final HttpSession getSession() {
    return getSession(true);
  }

  @Override
  public final HttpSession getSession(boolean create) {
    return null;
  }
}
