package org.tsudoi.notification.domain;

import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.CalendarEvent;

/**
 * A mail as it is sent.
 *
 * @param id which names it to mail servers, the same at each try
 * @param address where it goes
 * @param name to whom
 * @param subject its subject, one line
 * @param text its text
 * @param html the same as a page
 * @param calendar the same for calendar programs, where it is about an event
 */
public record RenderedMail(
    UUID id,
    MailAddress address,
    String name,
    String subject,
    String text,
    String html,
    Optional<Calendar> calendar) {

  /** A mail that is about no event. */
  public RenderedMail(
      UUID id, MailAddress address, String name, String subject, String text, String html) {
    this(id, address, name, subject, text, html, Optional.empty());
  }

  /**
   * The part for calendar programs.
   *
   * @param action what they shall do
   * @param text iCalendar
   */
  public record Calendar(CalendarEvent.Action action, String text) {}

  /** The same mail with a part for calendar programs. */
  public RenderedMail with(Calendar part) {
    return new RenderedMail(id, address, name, subject, text, html, Optional.of(part));
  }
}
