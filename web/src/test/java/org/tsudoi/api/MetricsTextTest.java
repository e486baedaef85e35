package org.tsudoi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.Metric;

class MetricsTextTest {

  @Test
  void writesHelpTypeAndOneLineForEachValue() {
    Metric closed =
        new Metric(
            "tunnels_closed_total",
            Metric.Kind.COUNTER,
            "Ended, by the reason.",
            List.of(
                new Metric.Sample("reason", "normal", 3),
                new Metric.Sample("reason", "peer-silent", 0)));

    assertThat(MetricsText.of(List.of(closed, Metric.gauge("people", "Now.", 12))))
        .isEqualTo(
            """
            # HELP tunnels_closed_total Ended, by the reason.
            # TYPE tunnels_closed_total counter
            tunnels_closed_total{reason="normal"} 3
            tunnels_closed_total{reason="peer-silent"} 0
            # HELP people Now.
            # TYPE people gauge
            people 12
            """);
  }
}
