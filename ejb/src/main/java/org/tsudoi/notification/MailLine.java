package org.tsudoi.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.shared.AccountId;

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
 * @param problem how the last try ended, if badly
 * @param retryable whether it may be tried now
 */
public record MailLine(
    UUID id,
    AccountId account,
    String name,
    String address,
    MailKind kind,
    DeliveryState state,
    Instant createdAt,
    Instant dueAt,
    int tries,
    Optional<Instant> triedAt,
    Optional<Instant> endedAt,
    Optional<MailProblem> problem,
    boolean retryable) {

  /** Whether it still waits. */
  public boolean waiting() {
    return state == DeliveryState.WAITING;
  }
}
