package org.tsudoi.notification.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.MailQuery;
import org.tsudoi.shared.AccountId;

/** Where mails wait and what became of them is kept. */
public interface MailQueue {

  void add(QueuedMail mail);

  /** The mail with its row locked until the transaction ends. */
  Optional<QueuedMail> lock(UUID id);

  /** Those whose turn it is and that nobody is sending, the urgent ones first. */
  List<UUID> due(Instant now, int max);

  /**
   * Keeps others from sending a mail for a while.
   *
   * @return false if it is not waiting any more or somebody else was faster
   */
  boolean lease(UUID id, String sender, Instant now, Instant until);

  /** Ends all leases of a sender. */
  void release(String sender);

  /** Those that are of no use any more but still hold their content. */
  List<QueuedMail> useless(Instant now, int max);

  /** Some mails, newest first. */
  List<QueuedMail> list(MailQuery query);

  /** How many a query finds in all. */
  long count(MailQuery query);

  /** How many wait. */
  long countWaiting();

  /** How many were asked for an account since then. */
  long countOf(AccountId account, Instant since);

  /** Forgets all that were asked for before and wait no more. */
  void deleteBefore(Instant instant);
}
