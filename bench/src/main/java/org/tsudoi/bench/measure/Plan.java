package org.tsudoi.bench.measure;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often is measured.
 *
 * @param warmUp how long each contender works before it is measured for the first time; before its
 *     first measurement of another kind it works for a quarter of that
 * @param settle how long each contender works before each later measurement: people have just
 *     joined, and a JVM compiles for some seconds what they used for it
 * @param measured how long one measurement lasts
 * @param stalled how long the stalled viewer reads nothing
 * @param rounds how often the contenders take turns
 * @param idleTunnels how many tunnels stand idle
 * @param widths for how many viewers the growth is shown
 */
public record Plan(
    Duration warmUp,
    Duration settle,
    Duration measured,
    Duration stalled,
    int rounds,
    int idleTunnels,
    List<Integer> widths) {

  /** What docs/performance.md is made of; about fifty minutes. */
  public static Plan full() {
    return new Plan(
        Duration.ofSeconds(100),
        Duration.ofSeconds(16),
        Duration.ofSeconds(6),
        Duration.ofSeconds(10),
        5,
        2_000,
        List.of(2, 10, 30, 100, 250, 499));
  }

  /** Only shows that everything works; its figures mean little. */
  public static Plan quick() {
    return new Plan(
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        1,
        100,
        List.of(2, 30));
  }
}
