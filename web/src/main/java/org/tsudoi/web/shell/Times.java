package org.tsudoi.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Moments and durations as people read them, in the visitor's language and time zone.
 *
 * <p>Relative only for today and yesterday (design language, section 6); 24-hour clock.
 */
@Named("times")
@RequestScoped
public class Times {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneId.of("UTC"));

  private Locale locale = Languages.FALLBACK;
  private ZoneId zone = ZoneId.of("UTC");
  private Clock clock = Clock.systemUTC();

  /** For the container's proxy. */
  public Times() {}

  /** Times for the visitor of this request. */
  @Inject
  public Times(LanguageChoice language, TimeZoneChoice zone, Clock clock) {
    this(language.locale(), zone.zone(), clock);
  }

  Times(Locale locale, ZoneId zone, Clock clock) {
    this.locale = locale;
    this.zone = zone;
    this.clock = clock;
  }

  /** Now, with weekday and zone: {@code Monday, 23 November 2026, 16:04 JST}. */
  public String now() {
    ZonedDateTime now = clock.instant().atZone(zone);
    return text("now", format("pattern.day", now), format("pattern.minute", now), zoneName());
  }

  /** To the minute: {@code today 15:42}, {@code 20 November, 15:42}. */
  public String moment(Instant moment) {
    return on(moment, "pattern.minute");
  }

  /** To the second: {@code today 15:42:07}, {@code 20 November, 15:42:07}. */
  public String second(Instant moment) {
    return on(moment, "pattern.second");
  }

  /** Day, month, year and second with the zone: what goes beside evidence. */
  public String exact(Instant moment) {
    ZonedDateTime at = moment.atZone(zone);
    return text("exact", format("pattern.year", at), format("pattern.second", at), zoneName(at));
  }

  /** The same moment in UTC to the millisecond: {@code 2026-11-23T07:03:51.482Z}. */
  public String utc(Instant moment) {
    return UTC.format(moment);
  }

  /** Only the clock: {@code 15:42}. */
  public String clock(Instant moment) {
    return format("pattern.minute", moment.atZone(zone));
  }

  /** From then to now in words: {@code 54 min}. */
  public String since(Instant began) {
    return duration(Duration.between(began, clock.instant()));
  }

  /** Between two moments in words. */
  public String between(Instant began, Instant ended) {
    return duration(Duration.between(began, ended));
  }

  /** A duration in words, the two largest units. */
  public String duration(Duration length) {
    Duration positive = length.isNegative() ? Duration.ZERO : length;
    if (positive.toMinutes() == 0) {
      return text("seconds", positive.toSeconds());
    }
    if (positive.toHours() == 0) {
      return text("minutes", positive.toMinutes());
    }
    if (positive.toDays() == 0) {
      return text("hours", positive.toHours(), positive.toMinutesPart());
    }
    return text("days", positive.toDays(), positive.toHoursPart());
  }

  /** The visitor's zone in short: {@code JST}, {@code 日本標準時}. */
  public String zoneName() {
    return zoneName(clock.instant().atZone(zone));
  }

  /** As it is called at that time, in summer or in winter. */
  private String zoneName(ZonedDateTime at) {
    return DateTimeFormatter.ofPattern("zzz", locale).format(at);
  }

  /** The visitor's zone as programs name it: {@code Asia/Tokyo}. */
  public String zoneId() {
    return zone.getId();
  }

  /** The visitor's zone written out, as a column head names it. */
  public String zoneLongName() {
    return zone.getDisplayName(TextStyle.FULL, locale);
  }

  private String on(Instant moment, String clockPattern) {
    ZonedDateTime at = moment.atZone(zone);
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    long daysAgo = ChronoUnit.DAYS.between(at.toLocalDate(), today);
    String time = format(clockPattern, at);
    if (daysAgo == 0) {
      return text("today", time);
    }
    if (daysAgo == 1) {
      return text("yesterday", time);
    }
    boolean thisYear = at.getYear() == today.getYear();
    return text("date", format(thisYear ? "pattern.date" : "pattern.year", at), time);
  }

  private String format(String pattern, ZonedDateTime at) {
    return DateTimeFormatter.ofPattern(text(pattern), locale).format(at);
  }

  private String text(String key, Object... values) {
    return TextBundles.text(locale, "shell.times." + key, values);
  }
}
