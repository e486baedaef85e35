package org.tsudoi.session;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.tsudoi.shared.Problem;

/** Problem details (RFC 9457) of a refusal that never reaches a resource. */
public final class ProblemText {

  private ProblemText() {}

  /** Answers a request with it. */
  public static void answer(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.httpStatus());
    response.setContentType("application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(of(problem));
  }

  private static String of(Problem problem) {
    String title = problem.key().replace('-', ' ');
    return "{\"type\":\"urn:tsudoi:problem:%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
        .formatted(
            problem.key(),
            Character.toUpperCase(title.charAt(0)) + title.substring(1),
            problem.httpStatus(),
            problem.key());
  }
}
