package org.tsudoi.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tsudoi.bench.measure.Histogram;
import org.tsudoi.bench.measure.IdleMemory;
import org.tsudoi.bench.measure.Latency;
import org.tsudoi.bench.measure.Plan;
import org.tsudoi.bench.measure.Rounds;

/**
 * docs/performance.md and its chart.
 *
 * @param plan how it was measured
 * @param pictures CPU seconds per gigabyte
 * @param fallback CPU seconds per gigabyte on either transport
 * @param small CPU microseconds per small message
 * @param latencies by contender
 * @param growth CPU seconds per gigabyte by the number of viewers
 * @param idle by contender
 */
public record Report(
    Plan plan,
    Rounds pictures,
    Rounds fallback,
    Rounds small,
    Map<String, List<Latency>> latencies,
    Map<Integer, Double> growth,
    Map<String, IdleMemory> idle) {

  private static final String OURS = "Tsudoi";
  private static final String REQUESTS = "Tsudoi over HTTPS requests";
  private static final String BARE = "Open Liberty, bare endpoint";
  private static final String NODE = "ws (Node.js)";
  private static final String JETTY = "Jetty 12";
  private static final String NGINX = "nginx (static files)";
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final int OUTBOX_BYTES = 4 << 20;

  private static final Map<String, Bound> OF_PICTURES =
      Map.of(NODE, new Bound(1, 0.9), JETTY, new Bound(0.9, NONE), NGINX, new Bound(NONE, 1.25));

  private static final Map<String, Bound> OF_SMALL = Map.of(NODE, new Bound(1, 0.8));

  /** Writes the document and, below it, the chart. */
  public void writeTo(Path folder) {
    try {
      Files.createDirectories(folder.resolve("images"));
      Files.writeString(folder.resolve("images/performance.svg"), chart());
      Files.writeString(folder.resolve("performance.md"), document());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String chart() {
    Map<String, Double> widths = new LinkedHashMap<>();
    growth.forEach((viewers, cost) -> widths.put(viewers + " viewers", cost));
    return new BarChart()
        .panel("CPU seconds per GB relayed (30 viewers, 30 KB, 60/s)", medians(pictures))
        .panel("CPU µs per delivered 2 KB message (30 viewers, 300/s)", medians(small))
        .panel("Tsudoi: CPU seconds per GB by number of viewers", widths)
        .svg();
  }

  private static Map<String, Double> medians(Rounds rounds) {
    Map<String, Double> all = new LinkedHashMap<>();
    rounds.contenders().forEach(name -> all.put(name, rounds.median(name)));
    return all;
  }

  private String document() {
    return String.join(
        "\n",
        """
        # Performance

        Written by `bench/bench.sh`, which measures all of it in one run; do not edit. What is measured and how, and what
        the figures cannot say, stands in [bench/README.md](../bench/README.md).
        """,
        "Measured on "
            + LocalDate.now(ZoneOffset.UTC)
            + ", "
            + plan.rounds()
            + " rounds of "
            + plan.measured().toSeconds()
            + " s in which the contenders take turns, after "
            + plan.warmUp().toSeconds()
            + " s of warm-up. A ratio is the median of the ratios within each round. TLS 1.3 with"
            + " TLS_AES_128_GCM_SHA256 everywhere; only the server's CPU time counts.\n",
        Machine.describe(),
        "\n![CPU time beside the peers](images/performance.svg)\n",
        "## Relaying pictures: CPU seconds per GB\n",
        "One sender, 30 viewers, 30 KB, 60 a second. *Bare endpoint* is what the container costs that Tsudoi runs on, without any"
            + " protocol: nothing on it can cost less.\n",
        table(pictures, "CPU s/GB", OF_PICTURES),
        "## Small messages: CPU per delivered message\n",
        "One sender, 30 viewers, 2 KB, 300 a second.\n",
        table(small, "CPU µs/message", OF_SMALL),
        "## Latency\n",
        "From due to delivered, on loopback, one sender, 30 viewers, 30 KB, 30 a second; then the same for 29 of them"
            + " while one reads nothing for "
            + plan.stalled().toSeconds()
            + " s. *Growth* is what the server's heap keeps more at the end of that time (for Tsudoi: bound "
            + OUTBOX_BYTES / 1024
            + " KiB, the outbox of a participant); without a heap to look into, resident memory.\n",
        latencyTable(),
        "## Growth with the number of viewers\n",
        growthTable(),
        "## Idle tunnels\n",
        "Each has two TLS connections. The heap is what is alive after a full collection.\n",
        idleTable(),
        "## HTTPS fallback\n",
        "The same pictures as above to 30 viewers, each with a streaming request down and numbered requests up.\n",
        fallbackTable());
  }

  private static String table(Rounds rounds, String unit, Map<String, Bound> bounds) {
    StringBuilder text =
        new StringBuilder(
            "| | "
                + unit
                + " | Tsudoi ÷ this | wanted | | bare endpoint ÷ this |\n|---|---|---|---|---|---|\n");
    for (String name : rounds.contenders()) {
      double ratio = rounds.ratio(OURS, name);
      Bound bound = bounds.getOrDefault(name, Bound.NONE);
      text.append(
          format(
              "| %s | %.2f | %s | %s | %s | %s |%n",
              name,
              rounds.median(name),
              name.equals(OURS) ? "" : format("%.2f", ratio),
              bound,
              bound.verdict(ratio),
              name.equals(OURS) || name.equals(BARE)
                  ? ""
                  : format("%.2f", rounds.ratio(BARE, name))));
    }
    return text.toString();
  }

  private String fallbackTable() {
    Bound bound = new Bound(1.5, 1.2);
    double ratio = fallback.ratio(REQUESTS, OURS);
    return format(
        "| | CPU s/GB |%n|---|---|%n| WebSocket | %.2f |%n| HTTPS requests | %.2f |%n%n"
            + "HTTPS requests ÷ WebSocket: %.2f (%s): %s.%n",
        fallback.median(OURS), fallback.median(REQUESTS), ratio, bound, bound.verdict(ratio));
  }

  private String latencyTable() {
    StringBuilder text =
        new StringBuilder(
            "| | p50 | p99 | p99, one stalled | ratio | growth |\n|---|---|---|---|---|---|\n");
    latencies.forEach(
        (name, rounds) -> {
          Histogram reading = merged(rounds, Latency::allReading);
          double ratio = median(rounds, Report::stallRatio);
          boolean heap = rounds.stream().anyMatch(each -> each.liveHeapGrowth() != 0);
          double growth = median(rounds, heap ? Latency::liveHeapGrowth : Latency::residentGrowth);
          Bound bound = new Bound(1.5, 1.2);
          text.append(
              format(
                  "| %s | %s | %s | %s | %.2f%s | %.0f KiB%s |%n",
                  name,
                  millis(reading, 0.5),
                  millis(reading, 0.99),
                  millis(merged(rounds, Latency::oneStalled), 0.99),
                  ratio,
                  name.equals(OURS) ? " (" + bound + ": " + bound.verdict(ratio) + ")" : "",
                  growth / 1024,
                  heap ? "" : " (resident)"));
        });
    return text.toString();
  }

  private static double stallRatio(Latency latency) {
    return (double) latency.oneStalled().quantile(0.99).toNanos()
        / latency.allReading().quantile(0.99).toNanos();
  }

  private static Histogram merged(List<Latency> rounds, Function<Latency, Histogram> which) {
    Histogram all = new Histogram();
    rounds.forEach(round -> all.addAll(which.apply(round)));
    return all;
  }

  private static double median(List<Latency> rounds, Function<Latency, Number> figure) {
    Rounds figures = new Rounds();
    rounds.forEach(round -> figures.add(OURS, figure.apply(round).doubleValue()));
    return figures.median(OURS);
  }

  private static String millis(Histogram histogram, double share) {
    return format("%.2f ms", histogram.quantile(share).toNanos() / 1e6);
  }

  private String growthTable() {
    List<String> rows = new ArrayList<>();
    growth.forEach((viewers, cost) -> rows.add(format("| %d | %.2f |", viewers, cost)));
    return "What a byte costs, in 30 KB frames, as many a second as give about 54 MB/s in sum (at most 200 a second): the flatter,"
        + " the more linearly the cost grows with bytes and viewers. With few viewers the reading of the sender weighs.\n\n| viewers | CPU s/GB |\n|---|---|\n"
        + String.join("\n", rows)
        + "\n";
  }

  private String idleTable() {
    return "| | tunnels | heap per tunnel | resident per tunnel | more threads |\n|---|---|---|---|---|\n"
        + idle.entrySet().stream()
            .map(
                each ->
                    format(
                        "| %s | %d | %s | %.1f KiB | %d |%n",
                        each.getKey(),
                        each.getValue().tunnels(),
                        each.getValue().liveHeapBytes() == 0
                            ? "–"
                            : perTunnel(each.getValue().liveHeapBytes(), each.getValue()),
                        each.getValue().residentBytes() / 1024.0 / each.getValue().tunnels(),
                        each.getValue().threads()))
            .collect(Collectors.joining());
  }

  private static String perTunnel(long bytes, IdleMemory memory) {
    return format("%.1f KiB", bytes / 1024.0 / memory.tunnels());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
