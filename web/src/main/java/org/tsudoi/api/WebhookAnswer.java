package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.WebhookEvent;
import org.tsudoi.notification.WebhookView;

/**
 * One webhook; never its secret.
 *
 * @param id its identity
 * @param name what people call it
 * @param url where to
 * @param events what it is told of, as {@code user.created}
 * @param certificates which alone are believed, in PEM; empty for Java's authorities
 * @param enabled whether it is called at all
 * @param createdAt since when there is one
 * @param failingSince since when no call has arrived; absent if the last one did
 * @param switchedOffAt when the server switched it off because it had failed for too long
 */
@Schema(name = "Webhook")
public record WebhookAnswer(
    String id,
    String name,
    String url,
    List<String> events,
    String certificates,
    boolean enabled,
    Instant createdAt,
    Instant failingSince,
    Instant switchedOffAt) {

  static WebhookAnswer of(WebhookView webhook) {
    return new WebhookAnswer(
        webhook.id().toString(),
        webhook.name(),
        webhook.url(),
        webhook.events().stream().map(WebhookEvent::word).toList(),
        webhook.certificates(),
        webhook.enabled(),
        webhook.createdAt(),
        webhook.failingSince().orElse(null),
        webhook.switchedOffAt().orElse(null));
  }
}
