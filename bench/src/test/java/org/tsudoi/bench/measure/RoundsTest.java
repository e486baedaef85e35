package org.tsudoi.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void comparesWithinARoundSoThatABusyMachineHitsBoth() {
    Rounds rounds = new Rounds();
    rounds.add("ours", 2);
    rounds.add("theirs", 4);
    rounds.add("ours", 20);
    rounds.add("theirs", 40);
    rounds.add("ours", 3);
    rounds.add("theirs", 5);

    assertThat(rounds.ratio("ours", "theirs")).isCloseTo(0.5, within(1e-9));
    assertThat(rounds.median("ours")).isEqualTo(3);
  }

  @Test
  void takesTheMiddleOfTwo() {
    Rounds rounds = new Rounds();
    rounds.add("ours", 2);
    rounds.add("ours", 3);

    assertThat(rounds.median("ours")).isEqualTo(2.5);
  }
}
