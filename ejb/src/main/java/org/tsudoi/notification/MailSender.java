package org.tsudoi.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.notification.MailChores.Leased;
import org.tsudoi.notification.domain.MailAccess;
import org.tsudoi.notification.domain.Mailer;
import org.tsudoi.shared.Ticker;

/**
 * Sends what waits, one mail after the other. Several senders, on several nodes, share the queue:
 * each mail is leased before it is sent, and no transaction is open while the mail server is spoken
 * to.
 */
@Dependent
class MailSender {

  private String node;
  private MailAccessReader access;
  private MailChores chores;
  private Mailer mailer;
  private DeliveryRound round;

  /** For the container. */
  MailSender() {}

  @Inject
  MailSender(
      @ConfigProperty(name = "tsudoi.node.name", defaultValue = "node-1") String node,
      MailAccessReader access,
      MailChores chores,
      Mailer mailer,
      Ticker ticker) {
    this.node = node;
    this.access = access;
    this.chores = chores;
    this.mailer = mailer;
    this.round = new DeliveryRound(chores, ticker);
  }

  /** Takes up what an earlier run of this node was sending when it died. */
  void begin() {
    chores.release(node);
  }

  /** Sends up to twenty mails whose turn it is. Never two at a time. */
  void look() {
    round.sweepNowAndThen();
    List<UUID> due = round.due();
    if (!due.isEmpty()) {
      access.access().ifPresent(how -> due.forEach(id -> send(id, how)));
    }
  }

  private void send(UUID id, MailAccess how) {
    Optional<Leased> leased = chores.lease(id, node, how.settings());
    if (leased.isPresent()) {
      Optional<MailProblem> problem =
          leased
              .get()
              .mail()
              .map(mail -> mailer.send(how, mail))
              .orElseGet(() -> leased.get().problem());
      chores.record(id, node, problem);
    }
  }
}
