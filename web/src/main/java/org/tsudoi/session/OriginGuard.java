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

  /**
   * Where the page of an identity provider sends its answer (SAML): another site by its nature. The
   * answer must fit to a cookie of the browser that asked.
   */
  public static final String PROVIDERS_ANSWER = "/console/sso/saml/return";

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (RequestOrigin.isForeign(request) && !isProvidersAnswer(request)) {
      ProblemText.answer(response, Problem.FOREIGN_ORIGIN);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isProvidersAnswer(HttpServletRequest request) {
    return request.getServletPath().equals(PROVIDERS_ANSWER) && request.getPathInfo() == null;
  }
}
