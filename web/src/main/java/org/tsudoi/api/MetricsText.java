package org.tsudoi.api;

import java.util.List;
import java.util.Locale;
import org.tsudoi.meetings.Metric;

/** Figures in the text format of Prometheus, version 0.0.4. */
final class MetricsText {

  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private MetricsText() {}

  static String of(List<Metric> metrics) {
    StringBuilder text = new StringBuilder();
    for (Metric metric : metrics) {
      String kind = metric.kind().name().toLowerCase(Locale.ROOT);
      text.append("# HELP ").append(metric.name()).append(' ').append(metric.meaning());
      text.append("\n# TYPE ").append(metric.name()).append(' ').append(kind).append('\n');
      metric.samples().forEach(sample -> append(text, metric.name(), sample));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String name, Metric.Sample sample) {
    text.append(name);
    if (!sample.label().isEmpty()) {
      text.append('{').append(sample.label()).append("=\"").append(sample.of()).append("\"}");
    }
    text.append(' ').append(sample.value()).append('\n');
  }
}
