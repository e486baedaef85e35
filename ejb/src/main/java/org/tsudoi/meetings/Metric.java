package org.tsudoi.meetings;

import java.util.List;

/**
 * A figure for the monitor, at this moment.
 *
 * @param name its name, without any prefix or unit to be added
 * @param kind whether it only grows
 * @param meaning what it says, in one line
 * @param samples its value, or one for each value of a label
 */
public record Metric(String name, Kind kind, String meaning, List<Sample> samples) {

  /** Makes the list immutable. */
  public Metric {
    samples = List.copyOf(samples);
  }

  /** A figure without a label. */
  public static Metric gauge(String name, String meaning, long value) {
    return new Metric(name, Kind.GAUGE, meaning, List.of(new Sample("", "", value)));
  }

  /** How a figure moves. */
  public enum Kind {
    COUNTER,
    GAUGE
  }

  /**
   * One value.
   *
   * @param label the label's name, empty for none
   * @param of the label's value
   * @param value the value itself
   */
  public record Sample(String label, String of, long value) {}
}
