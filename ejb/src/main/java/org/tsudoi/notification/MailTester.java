package org.tsudoi.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.notification.domain.MailAccess;
import org.tsudoi.notification.domain.MailAddress;
import org.tsudoi.notification.domain.MailText;
import org.tsudoi.notification.domain.Mailer;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Sends test mails past the queue, one at a time. Thread-safe. */
@ApplicationScoped
class MailTester {

  private final Semaphore place = new Semaphore(1);
  private Mailer mailer;
  private AuditTrail audit;

  /** For the container's proxy. */
  MailTester() {}

  @Inject
  MailTester(Mailer mailer, AuditTrail audit) {
    this.mailer = mailer;
    this.audit = audit;
  }

  Optional<MailProblem> send(MailAccess how, MailAddress to, String name, String language) {
    if (!place.tryAcquire()) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    try {
      Recipient who = new Recipient(AccountId.random(), to.text(), name, language);
      return mailer.send(
          how,
          MailText.write(
              UUID.randomUUID(),
              MailKind.TEST,
              new MailText.Addressee(who, to),
              Map.of(),
              how.settings()));
    } finally {
      place.release();
    }
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void record(Caller caller, Optional<MailProblem> problem) {
    audit.record(
        caller,
        AuditAction.MAIL_TESTED,
        new AuditTarget("mail-settings", "", ""),
        AuditChange.created(
            Map.of("result", problem.map(wrong -> wrong.failure().name()).orElse("SENT"))));
  }
}
