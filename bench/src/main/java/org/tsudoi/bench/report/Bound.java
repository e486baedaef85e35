package org.tsudoi.bench.report;

import java.util.Locale;

/**
 * What a figure must not exceed and, lower, what it should not exceed.
 *
 * @param bound must hold; infinite for none
 * @param goal is pursued; infinite for none
 */
public record Bound(double bound, double goal) {

  /** Nothing is wanted. */
  public static final Bound NONE = new Bound(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** In words, whether a value keeps it; empty when nothing is wanted. */
  public String verdict(double value) {
    if (equals(NONE)) {
      return "";
    }
    if (value > bound) {
      return "**bound missed**";
    }
    if (Double.isInfinite(goal)) {
      return "bound held";
    }
    boolean reached = value <= goal;
    if (Double.isInfinite(bound)) {
      return reached ? "goal reached" : "goal missed";
    }
    return reached ? "goal reached" : "bound held, goal missed";
  }

  @Override
  public String toString() {
    String text = Double.isInfinite(bound) ? "" : "bound ≤ " + number(bound);
    if (!Double.isInfinite(goal)) {
      text += (text.isEmpty() ? "" : ", ") + "goal ≤ " + number(goal);
    }
    return text;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }
}
