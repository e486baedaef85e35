package org.tsudoi.session;

import org.tsudoi.shared.Problem;

/** Problem details (RFC 9457) of a refusal that never reaches a resource. */
final class ProblemText {

  private ProblemText() {}

  static String of(Problem problem) {
    String title = problem.key().replace('-', ' ');
    return "{\"type\":\"urn:tsudoi:problem:%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
        .formatted(
            problem.key(),
            Character.toUpperCase(title.charAt(0)) + title.substring(1),
            problem.httpStatus(),
            problem.key());
  }
}
