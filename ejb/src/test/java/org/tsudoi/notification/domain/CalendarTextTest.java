package org.tsudoi.notification.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.Observance;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.notification.CalendarEvent;
import org.tsudoi.notification.CalendarEvent.Action;
import org.tsudoi.notification.CalendarEvent.Organizer;
import org.tsudoi.notification.CalendarEvent.Times;
import org.tsudoi.notification.MailEncryption;
import org.tsudoi.notification.MailSettings;
import org.tsudoi.notification.Recipient;
import org.tsudoi.shared.AccountId;

/** What calendar programs are told, as a reader of iCalendar understands it. */
@Tag("spec-2")
class CalendarTextTest {

  private static final String LINK = "https://meet.example.org/room/#/481-206-775";
  private static final Instant STAMP = Instant.parse("2030-03-01T00:00:00Z");
  private static final MailSettings SETTINGS =
      new MailSettings(
          true,
          "mail.example.org",
          587,
          MailEncryption.STARTTLS,
          false,
          "tsudoi",
          "meeting@example.org",
          "Tsudoi",
          "https://meet.example.org",
          "Asia/Tokyo",
          "");

  private static String written(Action action, String organizer, Times times) {
    CalendarEvent event =
        new CalendarEvent(
            action,
            "8a2f1c00-0000-4000-8000-000000000001",
            7,
            "設計レビュー; 第 2 回, 𠮷",
            "議題:\n1. 配管\nEND:VEVENT",
            times,
            Optional.empty(),
            new Organizer("Ken \"K\" Sato", organizer));
    return text(event);
  }

  private static String text(CalendarEvent event) {
    Recipient taro = new Recipient(AccountId.random(), "taro@aoba.example", "山田 太郎", "ja");
    return CalendarText.write(
            event,
            new MailText.Addressee(taro, MailAddress.of("taro@aoba.example").orElseThrow()),
            LINK,
            STAMP,
            SETTINGS)
        .text();
  }

  private static ICalendar series(Action action, Times first, List<Instant> without, Times moved) {
    CalendarEvent event =
        new CalendarEvent(
            action,
            "8a2f1c00-0000-4000-8000-000000000001",
            9,
            "設計レビュー",
            "議題",
            first,
            Optional.of(
                new CalendarEvent.Repeat(
                    CalendarEvent.Frequency.WEEKLY,
                    Set.of(java.time.DayOfWeek.SUNDAY),
                    4,
                    first.end().plusSeconds(28 * 86_400),
                    without,
                    List.of(moved))),
            new Organizer("Ken Sato", "ken@aoba.example"));
    return Biweekly.parse(text(event)).first();
  }

  /**
   * When a reader that knows the zone finds the event. The library's own reader of descriptions is
   * an hour off within the day on which clocks change, so that what it has parsed is taken as it
   * stands in the text.
   */
  private static List<Instant> starts(VEvent event, String zone) {
    Recurrence rule = event.getRecurrenceRule().getValue();
    List<Instant> all = new ArrayList<>();
    rule.getDateIterator(
            Date.from(at(event.getDateStart().getValue(), zone)), TimeZone.getTimeZone(zone))
        .forEachRemaining(date -> all.add(date.toInstant()));
    event.getExceptionDates().stream()
        .flatMap(dates -> dates.getValues().stream())
        .forEach(date -> assertThat(all.remove(at(date, zone))).isTrue());
    return all;
  }

  private static Instant at(ICalDate date, String zone) {
    return local(date.getRawComponents()).atZone(ZoneId.of(zone)).toInstant();
  }

  private static LocalDateTime local(DateTimeComponents at) {
    return LocalDateTime.of(
        at.getYear(), at.getMonth(), at.getDate(), at.getHour(), at.getMinute());
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2030-03-24T09:00",
    "Europe/Berlin, 2030-10-20T09:00",
    "America/New_York, 2030-03-03T23:30",
    "Asia/Tokyo, 2030-03-24T08:00",
    "Australia/Sydney, 2030-09-29T07:00"
  })
  void aSeriesLeavesOutWhatWasCancelledAndSaysWhereWhatWasMovedIs(
      String zone, LocalDateTime first) {
    ZoneId there = ZoneId.of(zone);
    List<Instant> sundays =
        Stream.of(0, 7, 14, 21)
            .map(days -> first.plusDays(days).atZone(there).toInstant())
            .toList();
    Instant to = first.plusDays(15).plusHours(2).atZone(there).toInstant();
    Times moved = new Times(to, to.plusSeconds(1800), zone, Optional.of(sundays.get(2)));

    ICalendar calendar =
        series(Action.REQUEST, hour(sundays.get(0).toString(), zone), sundays.subList(1, 2), moved);

    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    VEvent whole = calendar.getEvents().get(0);
    VEvent single = calendar.getEvents().get(1);
    assertThat(calendar.getEvents()).hasSize(2);
    assertThat(starts(whole, zone)).containsExactly(sundays.get(0), sundays.get(2), sundays.get(3));
    assertThat(whole.getRecurrenceId()).isNull();
    assertThat(at(single.getRecurrenceId().getValue(), zone)).isEqualTo(sundays.get(2));
    assertThat(at(single.getDateStart().getValue(), zone)).isEqualTo(to);
    assertThat(at(single.getDateEnd().getValue(), zone)).isEqualTo(to.plusSeconds(1800));
    assertThat(single.getRecurrenceRule()).isNull();
    assertThat(single.getUid().getValue()).isEqualTo(whole.getUid().getValue());
    assertThat(single.getSequence().getValue()).isEqualTo(9);
    assertThat(single.getSummary().getValue()).isEqualTo("設計レビュー");
  }

  @Test
  void aSeriesThatIsTakenAwayIsTakenAwayAsAWhole() {
    Times first = hour("2030-03-24T08:00:00Z", "Europe/Berlin");
    Instant third = Instant.parse("2030-04-07T07:00:00Z");

    ICalendar calendar =
        series(
            Action.CANCEL,
            first,
            List.of(Instant.parse("2030-03-31T07:00:00Z")),
            new Times(third, third.plusSeconds(60), first.zone(), Optional.of(third)));

    assertThat(calendar.getEvents())
        .singleElement()
        .matches(event -> event.getRecurrenceId() == null && event.getExceptionDates().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    // Before the clocks go forward, to after it; back; and within one time.
    "Europe/Berlin, 2030-03-30T08:00:00Z, 2030-03-31T12:00:00Z, 20300330T090000",
    "America/New_York, 2030-11-04T14:00:00Z, 2030-11-02T13:00:00Z, 20301104T090000",
    "Asia/Tokyo, 2030-07-01T00:00:00Z, 2030-07-01T05:00:00Z, 20300701T090000"
  })
  void aSingleTimeIsNamedByItsOriginalMomentOnTheClockOfItsZone(
      String zone, String original, String start, String clock) {
    Times hour = hour(start, zone);
    Instant when = Instant.parse(original);
    Times single = new Times(hour.start(), hour.end(), zone, Optional.of(when));
    for (Action action : Action.values()) {
      String text = written(action, "ken@aoba.example", single);

      ICalendar calendar = Biweekly.parse(text.replace(zone, "X-Unknown")).first();

      assertThat(text).contains("RECURRENCE-ID;TZID=" + zone + ":" + clock);
      assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
      assertThat(calendar.getMethod().getValue()).isEqualTo(action.name());
      VEvent event = calendar.getEvents().get(0);
      assertThat(at(event.getRecurrenceId().getValue(), zone)).isEqualTo(when);
      assertThat(at(event.getDateStart().getValue(), zone)).isEqualTo(hour.start());
      for (Instant moment : new Instant[] {when, hour.start(), hour.end()}) {
        assertThat(offsetAt(calendar, moment))
            .isEqualTo(ZoneId.of(zone).getRules().getOffset(moment).getTotalSeconds() * 1000L);
      }
    }
  }

  private static Times hour(String start, String zone) {
    Instant from = Instant.parse(start);
    return new Times(from, from.plusSeconds(3600), zone);
  }

  @Test
  void aRequestSaysWhatPeopleHaveWrittenAndNothingElse() {
    String text = written(Action.REQUEST, "ken@aoba.example", hour("2030-07-01T00:00:00Z", "UTC"));
    ICalendar calendar = Biweekly.parse(text).first();
    VEvent event = calendar.getEvents().get(0);

    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    assertThat(calendar.getEvents()).hasSize(1);
    assertThat(calendar.getMethod().isRequest()).isTrue();
    assertThat(event.getUid().getValue()).isEqualTo("8a2f1c00-0000-4000-8000-000000000001");
    assertThat(event.getSequence().getValue()).isEqualTo(7);
    assertThat(event.getSummary().getValue()).isEqualTo("設計レビュー; 第 2 回, 𠮷");
    assertThat(event.getDescription().getValue()).isEqualTo("議題:\n1. 配管\nEND:VEVENT");
    assertThat(event.getLocation().getValue()).isEqualTo(LINK);
    assertThat(event.getUrl().getValue()).isEqualTo(LINK);
    assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(STAMP);
    assertThat(event.getOrganizer().getEmail()).isEqualTo("ken@aoba.example");
    assertThat(event.getOrganizer().getCommonName()).isEqualTo("Ken  K  Sato");
    assertThat(event.getAttendees())
        .singleElement()
        .matches(one -> one.getEmail().equals("taro@aoba.example") && !one.getRsvp());
    assertThat(text.lines().mapToInt(line -> line.getBytes(UTF_8).length))
        .allMatch(bytes -> bytes <= 75);
  }

  @Test
  void aCancellationTakesTheEventAwayAndTheSenderStandsInForAnOrganizerWithoutAddress() {
    ICalendar calendar =
        Biweekly.parse(written(Action.CANCEL, "", hour("2030-07-01T00:00:00Z", "UTC"))).first();
    VEvent event = calendar.getEvents().get(0);

    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    assertThat(calendar.getMethod().isCancel()).isTrue();
    assertThat(event.getStatus().isCancelled()).isTrue();
    assertThat(event.getOrganizer().getEmail()).isEqualTo("meeting@example.org");
    assertThat(event.getLocation()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Tokyo, 2030-07-01T00:30:00Z, 20300701T093000",
    "Europe/Berlin, 2030-07-01T07:00:00Z, 20300701T090000",
    "Europe/Berlin, 2030-01-15T07:00:00Z, 20300115T080000",
    // The clocks go forward and back while the meeting lasts.
    "Europe/Berlin, 2030-03-31T00:30:00Z, 20300331T013000",
    "America/New_York, 2030-11-03T04:30:00Z, 20301103T003000",
    "Australia/Lord_Howe, 2030-10-05T15:00:00Z, 20301006T013000",
    "Asia/Kolkata, 2030-10-05T15:00:00Z, 20301005T203000"
  })
  void aReaderThatKnowsNoZonesFindsTheMomentByWhatStandsInTheText(
      String zone, String start, String clock) {
    Times times = hour(start, zone);
    String text = written(Action.REQUEST, "", times);

    // The name of the zone is taken away, so that nothing but its description can be used.
    ICalendar calendar = Biweekly.parse(text.replace(zone, "X-Unknown")).first();

    assertThat(text).contains("DTSTART;TZID=" + zone + ":" + clock);
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    for (Instant moment : new Instant[] {times.start(), times.end()}) {
      assertThat(offsetAt(calendar, moment))
          .as(zone + " at " + moment)
          .isEqualTo(ZoneId.of(zone).getRules().getOffset(moment).getTotalSeconds() * 1000L);
    }
    VEvent event = calendar.getEvents().get(0);
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(times.start());
  }

  /** As RFC 5545 says: the last entry whose onset has passed counts. */
  private static long offsetAt(ICalendar calendar, Instant moment) {
    VTimezone described = calendar.getTimezoneInfo().getTimezoneById("X-Unknown").getComponent();
    return Stream.<Observance>concat(
            described.getStandardTimes().stream(), described.getDaylightSavingsTime().stream())
        .filter(entry -> !onset(entry).isAfter(moment))
        .max(Comparator.comparing(CalendarTextTest::onset))
        .orElseThrow()
        .getTimezoneOffsetTo()
        .getValue()
        .getMillis();
  }

  private static Instant onset(Observance entry) {
    return local(entry.getDateStart().getValue().getRawComponents())
        .toInstant(ZoneOffset.UTC)
        .minusMillis(entry.getTimezoneOffsetFrom().getValue().getMillis());
  }
}
