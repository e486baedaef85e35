package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.DeliveryState;
import org.tsudoi.notification.WebhookCallView;
import org.tsudoi.notification.WebhookFailure;

/**
 * What became of one call.
 *
 * @param id which call, as it stands in {@code webhook-id}
 * @param webhook whose
 * @param name what people call that one; empty if it was deleted
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
@Schema(name = "WebhookCall")
public record WebhookCallAnswer(
    String id,
    String webhook,
    String name,
    String event,
    DeliveryState state,
    Instant createdAt,
    Instant dueAt,
    int tries,
    Instant triedAt,
    Instant endedAt,
    int status,
    WebhookFailure failure,
    boolean retryable) {

  static WebhookCallAnswer of(WebhookCallView call) {
    return new WebhookCallAnswer(
        call.id().toString(),
        call.webhook().toString(),
        call.webhookName(),
        call.event().word(),
        call.state(),
        call.createdAt(),
        call.dueAt(),
        call.tries(),
        call.triedAt().orElse(null),
        call.endedAt().orElse(null),
        call.status(),
        call.failure().orElse(null),
        call.retryable());
  }
}
