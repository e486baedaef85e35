package org.tsudoi.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistogramTest {

  private final Histogram histogram = new Histogram();

  @Test
  void knowsEveryQuantileToTwoPercent() {
    for (int millis = 1; millis <= 1000; millis++) {
      histogram.add(Duration.ofMillis(millis).toNanos());
    }

    assertThat(histogram.count()).isEqualTo(1000);
    assertThat(millis(0.5)).isCloseTo(500, within(10.0));
    assertThat(millis(0.99)).isCloseTo(990, within(20.0));
    assertThat(millis(1)).isCloseTo(1000, within(20.0));
  }

  @Test
  void tellsMicrosecondsApart() {
    histogram.add(3_000);
    histogram.add(5_000);

    assertThat(histogram.quantile(0.5)).isEqualTo(Duration.ofNanos(3_000));
    assertThat(histogram.quantile(1)).isEqualTo(Duration.ofNanos(5_000));
  }

  @Test
  void addsUp() {
    histogram.add(1_000_000);
    Histogram other = new Histogram();
    other.add(9_000_000);
    other.add(9_000_000);

    histogram.addAll(other);

    assertThat(histogram.count()).isEqualTo(3);
    assertThat(millis(0.5)).isCloseTo(9, within(0.2));
  }

  @Test
  void hasNoDurationAtTheBeginning() {
    assertThat(histogram.quantile(0.99)).isZero();
  }

  private double millis(double share) {
    return histogram.quantile(share).toNanos() / 1e6;
  }
}
