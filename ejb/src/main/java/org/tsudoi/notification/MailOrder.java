package org.tsudoi.notification;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A mail that shall be sent.
 *
 * @param kind what it is about
 * @param recipient to whom
 * @param values what stands in its text, by name; a value named {@code path} becomes a link to that
 *     page of this server, {@code moment} is an instant, {@code zone} the time zone for it or empty
 *     {@code until} is another instant, {@code last} a third, {@code before} a fourth, {@code
 *     changed} is there where single times are not as the rule says, {@code keyed} is there where a
 *     meeting key is asked for, {@code repeats} says how often something is
 * @param usefulUntil from then on it is not sent any more
 * @param calendar what calendar programs shall do, where it is about an event
 */
public record MailOrder(
    MailKind kind,
    Recipient recipient,
    Map<String, String> values,
    Instant usefulUntil,
    Optional<CalendarEvent> calendar) {

  /** A mail that is about no event. */
  public MailOrder(
      MailKind kind, Recipient recipient, Map<String, String> values, Instant usefulUntil) {
    this(kind, recipient, values, usefulUntil, Optional.empty());
  }

  /** Makes the map immutable. */
  public MailOrder {
    values = Map.copyOf(values);
  }
}
