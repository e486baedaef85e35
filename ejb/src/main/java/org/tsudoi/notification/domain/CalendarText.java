package org.tsudoi.notification.domain;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.ExceptionDates;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.notification.CalendarEvent;
import org.tsudoi.notification.CalendarEvent.Action;
import org.tsudoi.notification.CalendarEvent.Times;
import org.tsudoi.notification.MailSettings;

/**
 * An event in the format of calendar programs, iCalendar (RFC 5545), as one person is asked to
 * enter it or to take it away (RFC 5546). No other invited person stands in it.
 */
public final class CalendarText {

  private static final String PRODUCT = "-//Tsudoi//Meeting server//EN";

  private static final int LONGEST_LINE = 75;

  private final CalendarEvent event;
  private final ZoneId zone;

  private CalendarText(CalendarEvent event) {
    this.event = event;
    this.zone = ZoneId.of(event.times().zone());
  }

  /**
   * Writes an event.
   *
   * @param event the event
   * @param to whose calendar it is for
   * @param link where people join, or empty
   * @param stamp when it was ordered
   * @param settings whose sender answers for an organizer without address
   */
  public static RenderedMail.Calendar write(
      CalendarEvent event,
      MailText.Addressee to,
      String link,
      Instant stamp,
      MailSettings settings) {
    return new CalendarText(event).write(to, link, stamp, settings);
  }

  private RenderedMail.Calendar write(
      MailText.Addressee to, String link, Instant stamp, MailSettings settings) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId(PRODUCT);
    calendar.setMethod(isRequest() ? Method.request() : Method.cancel());
    calendar
        .getTimezoneInfo()
        .setDefaultTimezone(
            new TimezoneAssignment(
                TimeZone.getTimeZone(zone),
                ZoneDescription.of(zone, moments().get(0), moments().get(1))));
    calendar.addEvent(event(to, link, stamp, settings));
    if (isRequest()) {
      event.repeat().stream()
          .flatMap(repeat -> repeat.moved().stream())
          .map(times -> new CalendarText(single(times)).event(to, link, stamp, settings))
          .forEach(calendar::addEvent);
    }
    try (StringWriter text = new StringWriter();
        ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
      writer.flush();
      return new RenderedMail.Calendar(event.action(), folded(text.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CalendarEvent single(Times times) {
    return new CalendarEvent(
        event.action(),
        event.uid(),
        event.sequence(),
        event.title(),
        event.description(),
        times,
        Optional.empty(),
        event.organizer());
  }

  /** The earliest and the latest moment that stands in the text. */
  private List<Instant> moments() {
    List<Instant> all =
        Stream.concat(
                Stream.of(event.times()),
                event.repeat().stream().flatMap(repeat -> repeat.moved().stream()))
            .flatMap(
                times ->
                    Stream.concat(Stream.of(times.start(), times.end()), times.original().stream()))
            .collect(Collectors.toCollection(ArrayList::new));
    event.repeat().map(CalendarEvent.Repeat::over).ifPresent(all::add);
    return List.of(Collections.min(all), Collections.max(all));
  }

  /** The times of the rule that do not take place (RFC 5545, section 3.8.5.1). */
  private static ExceptionDates without(List<Instant> moments) {
    ExceptionDates dates = new ExceptionDates();
    moments.forEach(moment -> dates.getValues().add(new ICalDate(Date.from(moment), true)));
    return dates;
  }

  private static Recurrence recurrence(CalendarEvent.Repeat repeat) {
    Recurrence.Builder rule =
        new Recurrence.Builder(Frequency.valueOf(repeat.frequency().name())).count(repeat.count());
    repeat.days().stream().sorted().forEach(day -> rule.byDay(DayOfWeek.valueOf(day.name())));
    return rule.build();
  }

  private boolean isRequest() {
    return event.action() == Action.REQUEST;
  }

  private VEvent event(MailText.Addressee to, String link, Instant stamp, MailSettings settings) {
    VEvent written = new VEvent();
    written.setUid(event.uid());
    written.setSequence(event.sequence());
    written.setDateTimeStamp(Date.from(stamp));
    written.setDateStart(Date.from(event.times().start()), true);
    written.setDateEnd(Date.from(event.times().end()), true);
    written.setSummary(event.title());
    written.setStatus(isRequest() ? Status.confirmed() : Status.cancelled());
    written.setOrganizer(organizer(settings));
    written.addAttendee(attendee(to));
    event.repeat().map(CalendarText::recurrence).ifPresent(written::setRecurrenceRule);
    event.times().original().ifPresent(original -> written.setRecurrenceId(Date.from(original)));
    event
        .repeat()
        .map(CalendarEvent.Repeat::without)
        .filter(some -> isRequest() && !some.isEmpty())
        .ifPresent(some -> written.addExceptionDates(without(some)));
    if (!event.description().isEmpty()) {
      written.setDescription(event.description());
    }
    if (isRequest() && !link.isEmpty()) {
      written.setLocation(link);
      written.setUrl(link);
    }
    return written;
  }

  private Organizer organizer(MailSettings settings) {
    String address =
        MailAddress.of(event.organizer().address())
            .map(MailAddress::text)
            .orElse(settings.senderAddress());
    return new Organizer(parameter(event.organizer().name()), address);
  }

  private static Attendee attendee(MailText.Addressee to) {
    Attendee attendee = new Attendee(parameter(to.who().name()), to.address().text());
    attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
    attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
    attendee.setRsvp(false);
    return attendee;
  }

  /**
   * No line is longer than 75 bytes (RFC 5545, section 3.1); the library would count characters.
   */
  private static String folded(String text) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (int character : text.codePoints().toArray()) {
      int bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      boolean endsLine = character == '\r' || character == '\n';
      if (!endsLine && length + bytes > LONGEST_LINE) {
        lines.append("\r\n ");
        length = 1;
      }
      lines.appendCodePoint(character);
      length = endsLine ? 0 : length + bytes;
    }
    return lines.toString();
  }

  /** Quotes and control characters cannot stand in a parameter (RFC 5545, section 3.1). */
  private static String parameter(String text) {
    return text.replaceAll("[\"\\p{Cntrl}]", " ");
  }
}
