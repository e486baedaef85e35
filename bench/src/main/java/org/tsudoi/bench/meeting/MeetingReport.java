package org.tsudoi.bench.meeting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tsudoi.bench.measure.Histogram;
import org.tsudoi.bench.measure.Rounds;
import org.tsudoi.bench.measure.Talk;
import org.tsudoi.bench.report.Bound;
import org.tsudoi.bench.report.Machine;

/** docs/performance-meeting.md. */
final class MeetingReport {

  private static final String OURS = "Tsudoi";
  private static final Bound FIRST_PICTURE = new Bound(500, Double.POSITIVE_INFINITY);

  /**
   * Who takes part while people speak.
   *
   * @param people how many there are
   * @param speakers how many of them speak at once
   */
  record Crowded(int people, int speakers) {}

  private final Histogram first;
  private final Histogram ages;
  private final Crowded crowded;
  private final String chromium;
  private final Rounds costs = new Rounds();
  private final Rounds packets = new Rounds();
  private final Map<String, Histogram> delays = new LinkedHashMap<>();

  MeetingReport(Histogram first, Histogram ages, Crowded crowded, String chromium) {
    this.first = first;
    this.ages = ages;
    this.crowded = crowded;
    this.chromium = chromium;
  }

  /** Takes what one contender needed in the present round. */
  void add(String contender, Talk talk) {
    costs.add(contender, talk.cpuMillisPerSecond());
    packets.add(contender, talk.packetsPerSecond());
    delays.computeIfAbsent(contender, name -> new Histogram()).addAll(talk.delays());
  }

  void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("performance-meeting.md"), document());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String document() {
    double p95 = millis(first, 0.95);
    return String.join(
        "\n",
        """
        # Performance of a meeting

        Written by `bench/bench.sh --meeting`; do not edit. What is measured and how stands in
        [bench/README.md](../bench/README.md).
        """,
        "Measured on " + LocalDate.now(ZoneOffset.UTC) + ".\n",
        Machine.relays() + "\n- " + chromium,
        "\n## From “Join” to the first picture\n",
        format(
            "In Chromium, on the machine of the server and of the presenter, while a tab is shared that changes five times a"
                + " second: %d joins, p50 %.0f ms, p95 %.0f ms (%s ms: %s).%n",
            first.count(), millis(first, 0.5), p95, FIRST_PICTURE, FIRST_PICTURE.verdict(p95)),
        "## From glass to glass\n",
        format(
            "From the drawing of a change in the shared tab to the animation frame in which it stands in another tab of the"
                + " same browser, about thirty changes a second: %d pictures, p50 %.0f ms, p95 %.0f ms.%n",
            ages.count(), millis(ages, 0.5), millis(ages, 0.95)),
        format("## %d people of whom %d speak%n", crowded.people(), crowded.speakers()),
        "Each of them sends fifty packets of 80 bytes a second. Tsudoi passes the loudest few on, the relays everything.\n",
        talkTable());
  }

  private String talkTable() {
    StringBuilder table =
        new StringBuilder(
            "| | CPU ms per second of the meeting | Tsudoi ÷ this | packets a second to each | delay p50 | p99 |\n"
                + "|---|---|---|---|---|---|\n");
    for (String name : costs.contenders()) {
      table.append(
          format(
              "| %s | %.0f | %s | %.0f | %.1f ms | %.1f ms |%n",
              name,
              costs.median(name),
              name.equals(OURS) ? "" : format("%.2f", costs.ratio(OURS, name)),
              packets.median(name),
              millis(delays.get(name), 0.5),
              millis(delays.get(name), 0.99)));
    }
    return table.toString();
  }

  private static double millis(Histogram histogram, double share) {
    return histogram.quantile(share).toNanos() / 1e6;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
