package org.tsudoi.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of one call.
 *
 * @param id which call; the same at each try
 * @param webhook whose
 * @param webhookName what people call that one; empty if it was deleted
 * @param event what it tells of
 * @param state how far it has come
 * @param createdAt when it was asked for
 * @param dueAt when it is tried next
 * @param tries how often it was tried
 * @param triedAt when last
 * @param endedAt when it came to its end
 * @param status the status of the last answer; zero if there was none
 * @param failure how the last try ended, if badly
 * @param retryable whether it may be tried now
 */
public record WebhookCallView(
    UUID id,
    WebhookId webhook,
    String webhookName,
    WebhookEvent event,
    DeliveryState state,
    Instant createdAt,
    Instant dueAt,
    int tries,
    Optional<Instant> triedAt,
    Optional<Instant> endedAt,
    int status,
    Optional<WebhookFailure> failure,
    boolean retryable) {

  /** Whether it still waits. */
  public boolean waiting() {
    return state == DeliveryState.WAITING;
  }
}
