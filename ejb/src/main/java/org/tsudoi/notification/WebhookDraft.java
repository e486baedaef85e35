package org.tsudoi.notification;

import java.util.Set;

/**
 * What a webhook is to be.
 *
 * @param name what people call it
 * @param url where to, {@code https://} only
 * @param events what it is told of, at least one
 * @param certificates in PEM, if only those are to be believed; empty for Java's authorities
 * @param enabled whether it is called at all
 */
public record WebhookDraft(
    String name, String url, Set<WebhookEvent> events, String certificates, boolean enabled) {

  /** Keeps the set from being changed. */
  public WebhookDraft {
    events = Set.copyOf(events);
  }
}
