package org.tsudoi.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tsudoi.shared.Problem;

/**
 * Refuses every change that another site may have made the browser send, before a page or a
 * resource sees it.
 *
 * <p>A filter, because what an authentication mechanism refuses is served all the same where the
 * container holds no constraint. It stands first in {@code web.xml}. Thread-safe.
 */
public class OriginGuard extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (RequestOrigin.isForeign(request)) {
      ProblemText.answer(response, Problem.FOREIGN_ORIGIN);
      return;
    }
    chain.doFilter(request, response);
  }
}
