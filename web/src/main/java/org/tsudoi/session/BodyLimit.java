package org.tsudoi.session;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.shared.Problem;

/**
 * Refuses a body that is larger than any page or resource needs, and one that does not say how
 * large it is, before anything of it is read.
 *
 * <p>Liberty has one limit for all addresses, and a tunnel's uplink is a body of 2 GiB. What comes
 * of a refused body it reads and throws away without holding a thread. Thread-safe.
 */
public class BodyLimit extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject
  @ConfigProperty(name = "tsudoi.https.bodybytes", defaultValue = "1048576")
  private long most;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentLengthLong() > most) {
      refuse(response, Problem.TOO_LARGE);
    } else if (request.getHeader("Transfer-Encoding") != null) {
      refuse(response, Problem.LENGTH_REQUIRED);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void refuse(HttpServletResponse response, Problem why) throws IOException {
    response.setHeader("Connection", "close");
    ProblemText.answer(response, why);
  }
}
