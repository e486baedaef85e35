package org.tsudoi.api;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.MailFailure;
import org.tsudoi.notification.MailProblem;

/**
 * How a test mail ended.
 *
 * @param taken whether the mail server has taken it
 * @param failure what went wrong
 * @param detail the words of the other side
 */
@Schema(name = "MailTestResult")
public record MailTestAnswer(boolean taken, MailFailure failure, String detail) {

  static MailTestAnswer of(Optional<MailProblem> problem) {
    return new MailTestAnswer(
        problem.isEmpty(),
        problem.map(MailProblem::failure).orElse(null),
        problem.map(MailProblem::detail).orElse(null));
  }
}
