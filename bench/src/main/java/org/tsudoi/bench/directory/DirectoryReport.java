package org.tsudoi.bench.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.tsudoi.bench.directory.DirectoryTimes.Question;
import org.tsudoi.bench.measure.Histogram;
import org.tsudoi.bench.report.Bound;
import org.tsudoi.bench.report.Machine;

/**
 * docs/performance-users.md.
 *
 * @param directories who was measured; the peer is the last
 * @param asked how often each question was asked
 */
record DirectoryReport(List<DirectoryTimes> directories, int asked) {

  private static final double LIST_MILLIS = 100;
  private static final double SEARCH_MILLIS = 200;

  void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("performance-users.md"), document());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Performance of the list of users

            Written by `bench/bench.sh --users`; do not edit. What is measured and how stands in
            [bench/README.md](../bench/README.md).

            """);
    text.append("Measured on ")
        .append(LocalDate.now(ZoneOffset.UTC))
        .append(", each question ")
        .append(asked)
        .append(" times, one after the other, in rounds in which all take turns.\n\n")
        .append(Machine.processors())
        .append('\n');
    for (Question question : Question.values()) {
      text.append("\n## ").append(heading(question)).append("\n\n").append(table(question));
    }
    return text.toString();
  }

  private static String heading(Question question) {
    String words = question.toString();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private String table(Question question) {
    StringBuilder table =
        new StringBuilder(
            "| | users | p50 | p95 | p95 ÷ peer's | wanted | |\n|---|---|---|---|---|---|---|\n");
    DirectoryTimes peer = directories.get(directories.size() - 1);
    double peers = millis(peer, question, 0.95);
    for (DirectoryTimes each : directories) {
      double p95 = millis(each, question, 0.95);
      Bound bound = each == peer ? Bound.NONE : bound(question);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %.1f ms | %.1f ms | %s | %s | %s |%n",
              each.directory().name(),
              each.directory().people(),
              millis(each, question, 0.5),
              p95,
              each == peer ? "" : String.format(Locale.ROOT, "%.2f", p95 / peers),
              each == peer ? "" : bound + " ms",
              bound.verdict(p95)));
    }
    return table.toString();
  }

  private static Bound bound(Question question) {
    return new Bound(
        question == Question.LIST ? LIST_MILLIS : SEARCH_MILLIS, Double.POSITIVE_INFINITY);
  }

  private static double millis(DirectoryTimes directory, Question question, double share) {
    Histogram times = directory.times().get(question);
    return times.quantile(share).toNanos() / 1e6;
  }
}
