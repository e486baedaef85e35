package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.DeliveryState;
import org.tsudoi.notification.MailFailure;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailLine;
import org.tsudoi.notification.MailProblem;

/**
 * What became of a mail; its text is never in it.
 *
 * @param id the mail
 * @param account whose it is
 * @param name the name of that person
 * @param address where it goes
 * @param kind what it is about
 * @param state how far it has come
 * @param createdAt when it was asked for
 * @param dueAt when it is tried next
 * @param tries how often it was tried
 * @param triedAt when last
 * @param endedAt when it came to its end
 * @param failure how the last try ended, if badly
 * @param detail the words of the other side
 * @param retryable whether it may be tried now
 */
@Schema(name = "Mail")
public record MailAnswer(
    String id,
    String account,
    String name,
    String address,
    MailKind kind,
    DeliveryState state,
    Instant createdAt,
    Instant dueAt,
    int tries,
    Instant triedAt,
    Instant endedAt,
    MailFailure failure,
    String detail,
    boolean retryable) {

  static MailAnswer of(MailLine line) {
    return new MailAnswer(
        line.id().toString(),
        line.account().toString(),
        line.name(),
        line.address(),
        line.kind(),
        line.state(),
        line.createdAt(),
        line.dueAt(),
        line.tries(),
        line.triedAt().orElse(null),
        line.endedAt().orElse(null),
        line.problem().map(MailProblem::failure).orElse(null),
        line.problem().map(MailProblem::detail).orElse(null),
        line.retryable());
  }
}
