package org.tsudoi.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A webhook as people see it; its secret is not among it.
 *
 * @param id its identity
 * @param name what people call it
 * @param url where to
 * @param events what it is told of
 * @param certificates which alone are believed, in PEM; empty for Java's authorities
 * @param enabled whether it is called at all
 * @param createdAt since when there is one
 * @param failingSince since when no call has arrived; empty if the last one did
 * @param switchedOffAt when the server switched it off because it had failed for too long
 */
public record WebhookView(
    WebhookId id,
    String name,
    String url,
    List<WebhookEvent> events,
    String certificates,
    boolean enabled,
    Instant createdAt,
    Optional<Instant> failingSince,
    Optional<Instant> switchedOffAt) {

  /** Keeps the list from being changed. */
  public WebhookView {
    events = List.copyOf(events);
  }

  /** The events as they are written, separated by commas. */
  public String eventWords() {
    return String.join(", ", events.stream().map(WebhookEvent::word).toList());
  }
}
