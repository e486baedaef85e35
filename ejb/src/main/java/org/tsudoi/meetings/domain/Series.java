package org.tsudoi.meetings.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.meetings.SeriesTime;
import org.tsudoi.meetings.SeriesTime.State;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The times of a meeting that repeats: those of its rule, some of them moved or cancelled alone.
 *
 * <p>A single time may be changed until it begins. Times never pass each other: a moved one lies
 * between its neighbours that take place. One at least takes place. Immutable.
 */
final class Series {

  /** The most single times that are changed in one series. */
  static final int MOST_CHANGED = 50;

  private static final Duration LONGEST = Duration.ofDays(1);

  private final List<MeetingTimes> rule;
  private final SortedMap<Instant, Optional<MeetingTimes>> changed;

  private Series(List<MeetingTimes> rule, Map<Instant, Optional<MeetingTimes>> changed) {
    this.rule = rule;
    this.changed = new TreeMap<>(changed);
  }

  /** The times of a rule, and what is stored of those that were changed. */
  static Series of(List<MeetingTimes> rule, String stored) {
    ZoneId zone = rule.get(0).zone();
    Map<Instant, Optional<MeetingTimes>> changed =
        Stream.of(stored.split(" "))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> entry.split("[>/]"))
            .collect(Collectors.toMap(parts -> moment(parts[0]), parts -> times(parts, zone)));
    return new Series(rule, changed);
  }

  private static Optional<MeetingTimes> times(String[] parts, ZoneId zone) {
    return parts.length == 1
        ? Optional.empty()
        : Optional.of(new MeetingTimes(moment(parts[1]), moment(parts[2]), zone));
  }

  private static Instant moment(String seconds) {
    return Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  /** How the changed ones are stored; empty if there are none. */
  String stored() {
    return changed.entrySet().stream()
        .map(
            entry ->
                entry.getKey().getEpochSecond()
                    + entry
                        .getValue()
                        .map(to -> ">" + seconds(to.start()) + "/" + seconds(to.end()))
                        .orElse(""))
        .collect(Collectors.joining(" "));
  }

  private static long seconds(Instant moment) {
    return moment.getEpochSecond();
  }

  /** Every time in order, the cancelled ones too. */
  List<SeriesTime> times() {
    return rule.stream().map(this::time).toList();
  }

  private SeriesTime time(MeetingTimes planned) {
    Optional<MeetingTimes> change = changed.get(planned.start());
    if (change == null) {
      return new SeriesTime(planned.start(), planned, State.PLANNED);
    }
    return change
        .map(to -> new SeriesTime(planned.start(), to, State.MOVED))
        .orElseGet(() -> new SeriesTime(planned.start(), planned, State.CANCELLED));
  }

  /**
   * What is left of the changes where another rule holds: those of times that it has too.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} for {@code repeat} if nothing would
   *     take place
   */
  Series under(List<MeetingTimes> other) {
    Map<Instant, Optional<MeetingTimes>> kept = new TreeMap<>(changed);
    kept.keySet().retainAll(other.stream().map(MeetingTimes::start).toList());
    Series series = new Series(other, kept);
    if (series.times().stream().noneMatch(SeriesTime::takesPlace)) {
      throw new RefusedException(Problem.INVALID_VALUE, "repeat");
    }
    return series;
  }

  /**
   * Moves one time, also one that was cancelled; to where the rule has it, it is as planned again.
   *
   * @throws RefusedException with {@link Problem#MEETING_TIME_NOT_FOUND}; {@link
   *     Problem#MEETING_TIME_BEGUN}; {@link Problem#MEETING_TIMES_FULL}; {@link
   *     Problem#INVALID_VALUE} for {@code plannedStart} in the past or before the time before is
   *     over, for {@code plannedEnd} after the next has begun or a day later than the start
   */
  Series move(Instant original, Instant start, Instant end, Instant now) {
    int index = index(original);
    refuseBegun(index, now);
    if (start.isBefore(now)) {
      throw new RefusedException(Problem.INVALID_VALUE, "plannedStart");
    }
    MeetingTimes planned = rule.get(index);
    MeetingTimes wanted = new MeetingTimes(start, end, planned.zone());
    if (isBefore(wanted, index)) {
      throw new RefusedException(Problem.INVALID_VALUE, "plannedStart");
    }
    if (wanted.length().compareTo(LONGEST) > 0 || isAfter(wanted, index)) {
      throw new RefusedException(Problem.INVALID_VALUE, "plannedEnd");
    }
    Map<Instant, Optional<MeetingTimes>> other = new TreeMap<>(changed);
    if (wanted.equals(planned)) {
      other.remove(planned.start());
    } else {
      other.put(planned.start(), Optional.of(wanted));
    }
    return within(other);
  }

  /**
   * Cancels one time; again, it changes nothing.
   *
   * @throws RefusedException with {@link Problem#MEETING_TIME_NOT_FOUND}; {@link
   *     Problem#MEETING_TIME_BEGUN}; {@link Problem#LAST_MEETING_TIME} when no other takes place;
   *     {@link Problem#MEETING_TIMES_FULL}
   */
  Series cancel(Instant original, Instant now) {
    int index = index(original);
    if (!time(rule.get(index)).takesPlace()) {
      return this;
    }
    refuseBegun(index, now);
    if (times().stream().filter(SeriesTime::takesPlace).count() == 1) {
      throw new RefusedException(Problem.LAST_MEETING_TIME);
    }
    Map<Instant, Optional<MeetingTimes>> other = new TreeMap<>(changed);
    other.put(rule.get(index).start(), Optional.empty());
    return within(other);
  }

  /**
   * How many times come before one that has not begun.
   *
   * @throws RefusedException with {@link Problem#MEETING_TIME_NOT_FOUND}; {@link
   *     Problem#MEETING_TIME_BEGUN}; {@link Problem#LAST_MEETING_TIME} when none of them takes
   *     place
   */
  int before(Instant original, Instant now) {
    int index = index(original);
    refuseBegun(index, now);
    if (times().subList(0, index).stream().noneMatch(SeriesTime::takesPlace)) {
      throw new RefusedException(Problem.LAST_MEETING_TIME);
    }
    return index;
  }

  private Series within(Map<Instant, Optional<MeetingTimes>> other) {
    if (other.size() > MOST_CHANGED) {
      throw new RefusedException(Problem.MEETING_TIMES_FULL);
    }
    return new Series(rule, other);
  }

  private int index(Instant original) {
    return Stream.iterate(0, next -> next < rule.size(), next -> next + 1)
        .filter(next -> rule.get(next).start().equals(original))
        .findFirst()
        .orElseThrow(() -> new RefusedException(Problem.MEETING_TIME_NOT_FOUND));
  }

  private void refuseBegun(int index, Instant now) {
    if (!time(rule.get(index)).times().start().isAfter(now)) {
      throw new RefusedException(Problem.MEETING_TIME_BEGUN);
    }
  }

  private boolean isBefore(MeetingTimes wanted, int index) {
    return rule.subList(0, index).stream()
        .map(this::time)
        .filter(SeriesTime::takesPlace)
        .anyMatch(earlier -> earlier.times().end().isAfter(wanted.start()));
  }

  private boolean isAfter(MeetingTimes wanted, int index) {
    return rule.subList(index + 1, rule.size()).stream()
        .map(this::time)
        .filter(SeriesTime::takesPlace)
        .anyMatch(later -> later.times().start().isBefore(wanted.end()));
  }
}
