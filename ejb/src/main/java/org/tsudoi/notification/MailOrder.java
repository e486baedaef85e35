package org.tsudoi.notification;

import java.time.Instant;
import java.util.Map;

/**
 * A mail that shall be sent.
 *
 * @param kind what it is about
 * @param recipient to whom
 * @param values what stands in its text, by name; a value named {@code path} becomes a link to that
 *     page of this server, {@code moment} is an instant, {@code zone} the time zone for it or empty
 * @param usefulUntil from then on it is not sent any more
 */
public record MailOrder(
    MailKind kind, Recipient recipient, Map<String, String> values, Instant usefulUntil) {

  /** Makes the map immutable. */
  public MailOrder {
    values = Map.copyOf(values);
  }
}
