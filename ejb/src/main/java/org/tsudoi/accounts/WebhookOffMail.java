package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.Audited;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.notification.Notifier;

/**
 * Tells the system administrators by mail that the server has switched a webhook off.
 *
 * <p>The mails are queued in the transaction that switches it off, which holds the webhook's row:
 * they are sent if and only if that is kept, and by one node.
 */
@ApplicationScoped
class WebhookOffMail {

  private static final String PAGE = "/console/notification/webhook-edit.xhtml?id=";
  private static final Duration OF_USE = Duration.ofDays(7);

  private final Accounts accounts;
  private final Notifier notifier;
  private final Clock clock;

  /** For the container's proxy. */
  WebhookOffMail() {
    this(null, null, null);
  }

  @Inject
  WebhookOffMail(Accounts accounts, Notifier notifier, Clock clock) {
    this.accounts = accounts;
    this.notifier = notifier;
    this.clock = clock;
  }

  void heard(@Observes Audited news) {
    if (news.action() == AuditAction.WEBHOOK_SWITCHED_OFF && notifier.isOffered()) {
      Instant now = clock.instant();
      accounts.activeAdministrators(now).forEach(one -> notifier.mail(order(one, news, now)));
    }
  }

  private static MailOrder order(Account administrator, Audited news, Instant now) {
    return new MailOrder(
        MailKind.WEBHOOK_OFF,
        PasswordResetKeeper.recipient(administrator),
        Map.of(
            "hook",
            news.target().name(),
            "moment",
            now.toString(),
            "zone",
            administrator.profile().timeZone(),
            "path",
            PAGE + news.target().id()),
        now.plus(OF_USE));
  }
}
