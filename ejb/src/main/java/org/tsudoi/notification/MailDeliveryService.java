package org.tsudoi.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.notification.domain.MailQueue;
import org.tsudoi.notification.domain.QueuedMail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What became of each mail of the last ninety days; never what stands in it. */
@Stateless
public class MailDeliveryService {

  private static final int MOST_ROWS = 500;

  private MailQueue queue;
  private MailEnvelope envelope;
  private AuditTrail audit;
  private Clock clock;

  /** For the container. */
  public MailDeliveryService() {}

  @Inject
  MailDeliveryService(MailQueue queue, MailEnvelope envelope, AuditTrail audit, Clock clock) {
    this.queue = queue;
    this.envelope = envelope;
    this.audit = audit;
    this.clock = clock;
  }

  /** The mails that the query asks for, newest first, 500 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public MailPage find(Caller caller, MailQuery query) {
    MailQuery bounded =
        new MailQuery(
            query.state(),
            Math.max(0, query.first()),
            Math.min(MOST_ROWS, Math.max(1, query.max())));
    Instant now = now();
    return new MailPage(
        queue.list(bounded).stream().map(mail -> line(mail, now)).toList(), queue.count(bounded));
  }

  /**
   * What was mailed to the caller lately and what became of it, newest first; 500 at most, never
   * the text.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public List<MailLine> own(Caller caller) {
    AccountId self = caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    Instant now = now();
    return queue.of(self, MOST_ROWS).stream().map(mail -> line(mail, now)).toList();
  }

  /**
   * Tries a mail again at once.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, or {@link Problem#CONFLICT} if it is
   *     just being sent, was sent or discarded, or is of no use any more
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public void retry(Caller caller, UUID id) {
    Instant now = now();
    QueuedMail mail = locked(id);
    if (mail.isBeingSent(now) || !mail.isRetryable(now)) {
      throw new RefusedException(Problem.CONFLICT);
    }
    mail.retry(now);
    record(caller, AuditAction.MAIL_RETRIED, mail);
  }

  /**
   * Takes a mail away that was not sent yet, and what stands in it.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, or {@link Problem#CONFLICT} if it is
   *     just being sent or has come to its end
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public void discard(Caller caller, UUID id) {
    Instant now = now();
    QueuedMail mail = locked(id);
    boolean open = mail.state() == DeliveryState.WAITING || mail.state() == DeliveryState.FAILED;
    if (!open || mail.isBeingSent(now)) {
      throw new RefusedException(Problem.CONFLICT);
    }
    mail.discard(now);
    record(caller, AuditAction.MAIL_DISCARDED, mail);
  }

  private QueuedMail locked(UUID id) {
    return queue.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private void record(Caller caller, AuditAction action, QueuedMail mail) {
    String name = envelope.recipient(mail).map(Recipient::name).orElse(PersonalData.ERASED);
    audit.record(
        caller,
        action,
        new AuditTarget(
            "mail", mail.id().toString(), name, Optional.of(PersonId.of(mail.account()))),
        AuditChange.created(Map.of("mailKind", mail.kind().name())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private MailLine line(QueuedMail mail, Instant now) {
    Optional<Recipient> to = envelope.recipient(mail);
    return new MailLine(
        mail.id(),
        mail.account(),
        to.map(Recipient::name).orElse(PersonalData.ERASED),
        to.map(Recipient::address).orElse(""),
        mail.kind(),
        mail.state(),
        mail.createdAt(),
        mail.dueAt(),
        mail.tries(),
        mail.triedAt(),
        mail.endedAt(),
        mail.failure().map(failure -> new MailProblem(failure, envelope.detail(mail))),
        mail.isRetryable(now) && !mail.isBeingSent(now));
  }
}
