package org.tsudoi.meetings.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.meetings.MeetingRepeat;
import org.tsudoi.meetings.MeetingRepeat.Frequency;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.meetings.SeriesTime;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What a meeting is about and when. Begins empty; each change counts its version up. A part of
 * {@link Meeting}, and not thread-safe as it.
 */
@Embeddable
public class MeetingPlan {

  private String description;

  @Column(name = "planned_start")
  private Instant start;

  @Column(name = "planned_end")
  private Instant end;

  @Column(name = "time_zone")
  private String zone;

  @Enumerated(EnumType.STRING)
  @Column(name = "repeat_frequency")
  private Frequency frequency;

  @Column(name = "repeat_days")
  private String days;

  @Column(name = "repeat_count")
  private Integer count;

  @Column(name = "repeat_until")
  private String until;

  @Column(name = "repeat_changes")
  private String changes;

  @Column(name = "plan_ends_at")
  private Instant endsAt;

  @Column(name = "plan_version")
  private long version;

  /** An empty plan. */
  protected MeetingPlan() {}

  /** What it is about, in lines, or empty. */
  public String description() {
    return Objects.requireNonNullElse(description, "");
  }

  /** When it is planned. */
  public Optional<MeetingTimes> times() {
    return Optional.ofNullable(start).map(from -> new MeetingTimes(from, end, ZoneId.of(zone)));
  }

  /** How it repeats. */
  public Optional<MeetingRepeat> repeat() {
    return Optional.ofNullable(frequency)
        .map(
            often ->
                new MeetingRepeat(
                    often,
                    Optional.ofNullable(days).stream()
                        .flatMap(text -> Stream.of(text.split(" ")))
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                    Optional.ofNullable(count),
                    Optional.ofNullable(until).map(LocalDate::parse)));
  }

  /** Every time that it takes place, in order; none for a meeting without times. */
  public List<MeetingTimes> occurrences() {
    return series()
        .map(
            all ->
                all.times().stream()
                    .filter(SeriesTime::takesPlace)
                    .map(SeriesTime::times)
                    .sorted(Comparator.comparing(MeetingTimes::start))
                    .toList())
        .orElseGet(() -> times().map(List::of).orElse(List.of()));
  }

  /** Every time of a meeting that repeats, the cancelled ones too; empty for any other. */
  public List<SeriesTime> single() {
    return series().map(Series::times).orElse(List.of());
  }

  private Optional<Series> series() {
    return repeat()
        .map(rule -> rule.occurrences(times().orElseThrow()))
        .map(rule -> Series.of(rule, Objects.requireNonNullElse(changes, "")));
  }

  /** The time that is going on or comes next, the last one when all are over. */
  public Optional<MeetingTimes> next(Instant now) {
    List<MeetingTimes> all = occurrences();
    return all.stream()
        .filter(one -> one.end().isAfter(now))
        .findFirst()
        .or(() -> all.stream().reduce((earlier, later) -> later));
  }

  /** How often the meeting was changed by its leaders. */
  public long version() {
    return version;
  }

  void describe(String text) {
    description = text.isEmpty() ? null : text;
  }

  /** Moves one time as {@link Series#move} does, and answers whether that was news. */
  boolean move(Instant original, Instant from, Instant to, Instant now) {
    return change(required().move(original, from, to, now));
  }

  /** Cancels one time as {@link Series#cancel} does, and answers whether that was news. */
  boolean cancel(Instant original, Instant now) {
    return change(required().cancel(original, now));
  }

  /**
   * The plan of what begins at one of its times and has the later ones too, single changes among
   * them; this plan stays as it is.
   *
   * @throws RefusedException as {@link Meeting#shorten}
   */
  public MeetingPlan from(Instant original, Instant now) {
    SeriesCut.Part later = cut(original, now).later();
    MeetingPlan rest = new MeetingPlan();
    rest.description = description;
    rest.plan(Optional.of(later.times()), later.repeat());
    later.repeat().ifPresent(rule -> rest.keep(required().under(rule.occurrences(later.times()))));
    return rest;
  }

  /** Lets the series end before one of its times. */
  void shorten(Instant original, Instant now) {
    SeriesCut.Part earlier = cut(original, now).earlier();
    plan(Optional.of(earlier.times()), earlier.repeat());
  }

  private SeriesCut cut(Instant original, Instant now) {
    Series series = required();
    int index = series.before(original, now);
    List<SeriesTime> all = series.times();
    return new SeriesCut(
        times().orElseThrow(),
        repeat().orElseThrow(),
        all.subList(0, index),
        all.subList(index, all.size()));
  }

  private Series required() {
    return series().orElseThrow(() -> new RefusedException(Problem.MEETING_TIME_NOT_FOUND));
  }

  private boolean change(Series wanted) {
    String before = Objects.requireNonNullElse(changes, "");
    keep(wanted);
    return !wanted.stored().equals(before);
  }

  private void keep(Series wanted) {
    changes = wanted.stored().isEmpty() ? null : wanted.stored();
    endsAt = lastEnd();
  }

  private Instant lastEnd() {
    return occurrences().stream()
        .map(MeetingTimes::end)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  void plan(Optional<MeetingTimes> times, Optional<MeetingRepeat> repeat) {
    Optional<Series> before = series();
    changes = null;
    start = times.map(MeetingTimes::start).orElse(null);
    end = times.map(MeetingTimes::end).orElse(null);
    zone = times.map(MeetingTimes::zone).map(ZoneId::getId).orElse(null);
    frequency = repeat.map(MeetingRepeat::frequency).orElse(null);
    days =
        repeat
            .map(MeetingRepeat::days)
            .filter(some -> !some.isEmpty())
            .map(some -> some.stream().sorted().map(Enum::name).collect(Collectors.joining(" ")))
            .orElse(null);
    count = repeat.flatMap(MeetingRepeat::count).orElse(null);
    until = repeat.flatMap(MeetingRepeat::until).map(LocalDate::toString).orElse(null);
    endsAt = lastEnd();
    repeat.ifPresent(
        rule ->
            before.ifPresent(series -> keep(series.under(rule.occurrences(times.orElseThrow())))));
  }

  void count() {
    version++;
  }
}
