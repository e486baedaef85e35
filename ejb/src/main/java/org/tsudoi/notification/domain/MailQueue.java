package org.tsudoi.notification.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailQuery;
import org.tsudoi.shared.AccountId;

/** Where mails wait and what became of them is kept. */
public interface MailQueue extends DeliveryQueue<QueuedMail> {

  /** Some mails, newest first. */
  List<QueuedMail> list(MailQuery query);

  /** How many a query finds in all. */
  long count(MailQuery query);

  /** The newest mails of an account. */
  List<QueuedMail> of(AccountId account, int max);

  /** How many of these kinds were asked for an account since then. */
  long countOf(AccountId account, Set<MailKind> kinds, Instant since);
}
