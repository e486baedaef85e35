package org.tsudoi.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One figure of several contenders, measured in turns: what else the machine does hits them alike,
 * so their ratio within a round says more than the figures.
 */
public final class Rounds {

  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  /** Notes the figure of a contender in the present round. */
  public void add(String contender, double figure) {
    figures.computeIfAbsent(contender, name -> new ArrayList<>()).add(figure);
  }

  /** The contenders, in their order. */
  public List<String> contenders() {
    return List.copyOf(figures.keySet());
  }

  /** The median of a contender's figures. */
  public double median(String contender) {
    return median(figures.get(contender));
  }

  /** The median, over the rounds, of one contender's figure over another's. */
  public double ratio(String contender, String other) {
    List<Double> mine = figures.get(contender);
    List<Double> theirs = figures.get(other);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < mine.size(); round++) {
      ratios.add(mine.get(round) / theirs.get(round));
    }
    return median(ratios);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
