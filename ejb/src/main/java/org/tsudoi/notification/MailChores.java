package org.tsudoi.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.domain.CalendarText;
import org.tsudoi.notification.domain.MailAddress;
import org.tsudoi.notification.domain.MailQueue;
import org.tsudoi.notification.domain.MailText;
import org.tsudoi.notification.domain.QueuedMail;
import org.tsudoi.notification.domain.RenderedMail;

/** The steps of sending that touch the database; each is one short transaction. */
@Dependent
@Transactional(Transactional.TxType.REQUIRES_NEW)
class MailChores extends DeliveryChores<QueuedMail> {

  private MailEnvelope envelope;
  private NotificationSettings settings;

  /** For the container. */
  MailChores() {
    super(null, null);
  }

  @Inject
  MailChores(MailQueue queue, MailEnvelope envelope, NotificationSettings settings, Clock clock) {
    super(queue, clock);
    this.envelope = envelope;
    this.settings = settings;
  }

  /**
   * A mail that this sender alone may send now.
   *
   * @param mail as it is to be sent
   * @param problem why it cannot be written at all
   */
  record Leased(Optional<RenderedMail> mail, Optional<MailProblem> problem) {}

  /** Takes a mail for sending; empty if somebody else did or it is of no use any more. */
  Optional<Leased> lease(UUID id, String sender, MailSettings how) {
    return leased(id, sender).map(mail -> written(mail, how));
  }

  private Leased written(QueuedMail mail, MailSettings how) {
    Optional<Recipient> to = envelope.recipient(mail);
    Optional<Map<String, String>> values = envelope.values(mail);
    if (to.isEmpty() || values.isEmpty()) {
      return new Leased(Optional.empty(), Optional.of(new MailProblem(MailFailure.ERASED, "")));
    }
    return MailAddress.of(to.get().address())
        .map(address -> new MailText.Addressee(to.get(), address))
        .map(who -> written(mail, who, values.get(), how))
        .map(written -> new Leased(Optional.of(written), Optional.empty()))
        .orElseGet(
            () ->
                new Leased(
                    Optional.empty(),
                    Optional.of(new MailProblem(MailFailure.ADDRESS_UNUSABLE, ""))));
  }

  private RenderedMail written(
      QueuedMail mail, MailText.Addressee who, Map<String, String> values, MailSettings how) {
    RenderedMail written = MailText.write(mail.id(), mail.kind(), who, values, how);
    String link = values.containsKey("path") ? how.baseUrl() + values.get("path") : "";
    return envelope
        .calendar(mail)
        .map(event -> CalendarText.write(event, who, link, mail.createdAt(), how))
        .map(written::with)
        .orElse(written);
  }

  /** Notes how a try ended; nothing if the lease has run out meanwhile. */
  void record(UUID id, String sender, Optional<MailProblem> problem) {
    Instant now = now();
    held(id, sender)
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
}
