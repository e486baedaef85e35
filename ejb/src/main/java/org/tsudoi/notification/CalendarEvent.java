package org.tsudoi.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a calendar program shall do with an event, and the event (RFC 5545, RFC 5546).
 *
 * @param action what to do
 * @param uid which event it is, the same in every mail about it
 * @param sequence how new this is; programs ignore what is older than what they know
 * @param title what people call it, up to 120 code points
 * @param description what it is about, in lines, up to 1,000 code points, or empty
 * @param times when it is
 * @param repeat how it repeats
 * @param organizer who has planned it
 */
public record CalendarEvent(
    Action action,
    String uid,
    int sequence,
    String title,
    String description,
    Times times,
    Optional<Repeat> repeat,
    Organizer organizer) {

  /** What a calendar program shall do. */
  public enum Action {
    /** Enter the event, or change it. */
    REQUEST,
    /** Take it away. */
    CANCEL
  }

  /**
   * When an event is.
   *
   * @param start when it begins
   * @param end when it ends
   * @param zone the region whose clock counts
   * @param original of a single time of a series, when the rule has it begin; its name for good
   */
  public record Times(Instant start, Instant end, String zone, Optional<Instant> original) {

    /** When an event is as a whole. */
    public Times(Instant start, Instant end, String zone) {
      this(start, end, zone, Optional.empty());
    }
  }

  /** How often an event is. */
  public enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY
  }

  /**
   * How an event repeats.
   *
   * @param frequency how often
   * @param days on which days of a week; of {@code WEEKLY} only
   * @param count how often by the rule
   * @param over when the last one ends
   * @param without when those would begin that do not take place, at most fifty with the next
   * @param moved those that are not where the rule has them
   */
  public record Repeat(
      Frequency frequency,
      Set<DayOfWeek> days,
      int count,
      Instant over,
      List<Instant> without,
      List<Times> moved) {

    /** A series in which each time is as the rule says. */
    public Repeat(Frequency frequency, Set<DayOfWeek> days, int count, Instant over) {
      this(frequency, days, count, over, List.of(), List.of());
    }

    /** Makes the lists immutable. */
    public Repeat {
      without = List.copyOf(without);
      moved = List.copyOf(moved);
    }
  }

  /**
   * Who has planned an event.
   *
   * @param name the name that people see
   * @param address the mail address, or empty: then that of the sender stands in
   */
  public record Organizer(String name, String address) {}
}
