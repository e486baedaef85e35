package org.tsudoi.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;

/**
 * Answers “not found” to whoever wants a WebSocket here: only the tunnel has one, in a module of
 * its own.
 *
 * <p>It says so before any page is chosen, the pages for errors among them, so that a refused
 * upgrade makes no session and sets no cookie, whoever's cookie it carries. Thread-safe.
 */
public class UpgradeRefusal extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String WEB_SOCKET = "websocket";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isUpgrade(request)) {
      // Not sendError: that would show a page, and the page would begin a session.
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      response.setHeader("Cache-Control", "no-store");
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isUpgrade(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Upgrade")).stream()
        .anyMatch(protocols -> protocols.toLowerCase(Locale.ROOT).contains(WEB_SOCKET));
  }
}
