package org.tsudoi.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  @Test
  void saysWhetherBoundAndGoalAreKept() {
    Bound both = new Bound(1, 0.9);

    assertThat(both.verdict(0.9)).isEqualTo("goal reached");
    assertThat(both.verdict(0.95)).isEqualTo("bound held, goal missed");
    assertThat(both.verdict(1.01)).isEqualTo("**bound missed**");
    assertThat(both).hasToString("bound ≤ 1, goal ≤ 0.9");
  }

  @Test
  void knowsBoundsWithoutGoalAndGoalsWithoutBound() {
    assertThat(new Bound(0.9, NONE).verdict(0.5)).isEqualTo("bound held");
    assertThat(new Bound(NONE, 1.25).verdict(1.3)).isEqualTo("goal missed");
    assertThat(Bound.NONE.verdict(7)).isEmpty();
  }
}
