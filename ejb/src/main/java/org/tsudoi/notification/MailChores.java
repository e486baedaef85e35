package org.tsudoi.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.domain.MailAddress;
import org.tsudoi.notification.domain.MailQueue;
import org.tsudoi.notification.domain.MailText;
import org.tsudoi.notification.domain.QueuedMail;
import org.tsudoi.notification.domain.RenderedMail;

/** The steps of sending that touch the database; each is one short transaction. */
@Dependent
@Transactional(Transactional.TxType.REQUIRES_NEW)
class MailChores {

  /** Longer than any one try takes: within it nobody else sends the same mail. */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int WIPED_AT_ONCE = 200;

  private MailQueue queue;
  private MailEnvelope envelope;
  private NotificationSettings settings;
  private Clock clock;

  /** For the container. */
  MailChores() {}

  @Inject
  MailChores(MailQueue queue, MailEnvelope envelope, NotificationSettings settings, Clock clock) {
    this.queue = queue;
    this.envelope = envelope;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A mail that this sender alone may send now.
   *
   * @param mail as it is to be sent
   * @param problem why it cannot be written at all
   */
  record Leased(Optional<RenderedMail> mail, Optional<MailProblem> problem) {}

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  List<UUID> due(int max) {
    return queue.due(now(), max);
  }

  /** Takes a mail for sending; empty if somebody else did or it is of no use any more. */
  Optional<Leased> lease(UUID id, String sender, MailSettings how) {
    Instant now = now();
    if (!queue.lease(id, sender, now, now.plus(LEASE))) {
      return Optional.empty();
    }
    return queue.lock(id).filter(mail -> mail.isRetryable(now)).map(mail -> written(mail, how));
  }

  private Leased written(QueuedMail mail, MailSettings how) {
    Optional<Recipient> to = envelope.recipient(mail);
    Optional<Map<String, String>> values = envelope.values(mail);
    if (to.isEmpty() || values.isEmpty()) {
      return new Leased(Optional.empty(), Optional.of(new MailProblem(MailFailure.ERASED, "")));
    }
    return MailAddress.of(to.get().address())
        .map(address -> new MailText.Addressee(to.get(), address))
        .map(who -> MailText.write(mail.id(), mail.kind(), who, values.get(), how))
        .map(written -> new Leased(Optional.of(written), Optional.empty()))
        .orElseGet(
            () ->
                new Leased(
                    Optional.empty(),
                    Optional.of(new MailProblem(MailFailure.ADDRESS_UNUSABLE, ""))));
  }

  /** Ends the leases of a sender that lives no more. */
  void release(String sender) {
    queue.release(sender);
  }

  /** Notes how a try ended; nothing if the lease has run out meanwhile. */
  void record(UUID id, String sender, Optional<MailProblem> problem) {
    Instant now = now();
    queue
        .lock(id)
        .filter(mail -> mail.isLeasedBy(sender))
        .ifPresent(
            mail ->
                problem.ifPresentOrElse(
                    wrong ->
                        mail.failed(
                            wrong.failure(),
                            envelope.sealDetail(mail, wrong.detail()),
                            settings.retries(),
                            now),
                    () -> mail.sent(now)));
  }

  /** Takes away what is of no use any more, and forgets what ended long ago. */
  void sweep() {
    Instant now = now();
    queue.useless(now, WIPED_AT_ONCE).forEach(mail -> mail.expire(now));
    queue.deleteBefore(now.minus(KEPT));
  }
}
