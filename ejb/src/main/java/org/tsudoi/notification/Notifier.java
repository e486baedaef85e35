package org.tsudoi.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tsudoi.notification.domain.MailQueue;
import org.tsudoi.notification.domain.QueuedMail;

/**
 * Takes what people shall be told by mail.
 *
 * <p>A mail is queued in the transaction of what caused it: it is sent if and only if that is kept,
 * and once it is kept no crash loses it. Sending happens beside all requests, so that a dead mail
 * server delays nobody; a mail may arrive twice when the server dies just after sending it.
 *
 * <p>For the other rooms only: nothing here is asked for by people, so there is no caller.
 */
@Stateless
public class Notifier {

  private static final Duration HOUR = Duration.ofHours(1);

  private MailAccessReader access;
  private MailQueue queue;
  private MailEnvelope envelope;
  private NotificationSettings settings;
  private Clock clock;

  /** For the container. */
  public Notifier() {}

  @Inject
  Notifier(
      MailAccessReader access,
      MailQueue queue,
      MailEnvelope envelope,
      NotificationSettings settings,
      Clock clock) {
    this.access = access;
    this.queue = queue;
    this.envelope = envelope;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether mail is set up. */
  public boolean isOffered() {
    return access.enabled().isPresent();
  }

  /**
   * Queues a mail.
   *
   * <p>A person gets ten mails an hour at most, and as many that other people cause; 20,000 may
   * wait in all, unless the settings say otherwise; what is more is not queued.
   *
   * @return false if mail is not set up, the person has no address, the mail is of no use any more
   *     or a limit is reached
   */
  public boolean mail(MailOrder order) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Recipient to = order.recipient();
    boolean wanted =
        !to.address().isEmpty()
            && now.isBefore(order.usefulUntil())
            && isOffered()
            && queue.countOf(to.account(), order.kind().companions(), now.minus(HOUR))
                < settings.hourlyPerPerson()
            && queue.countWaiting() < settings.mostWaiting();
    if (wanted) {
      queue.add(envelope.close(order, new QueuedMail.Span(now, order.usefulUntil())));
    }
    return wanted;
  }
}
