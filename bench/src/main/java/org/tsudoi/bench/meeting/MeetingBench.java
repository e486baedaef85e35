package org.tsudoi.bench.meeting;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import org.tsudoi.bench.contender.RelayContender;
import org.tsudoi.bench.contender.TalkContender;
import org.tsudoi.bench.contender.TsudoiContender;
import org.tsudoi.bench.contender.Workplace;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.measure.Histogram;
import org.tsudoi.bench.measure.Plan;
import org.tsudoi.bench.measure.Talk;

/**
 * Measures a meeting as people meet it, started by {@code bench/bench.sh --meeting}: how soon
 * somebody who joins sees the shared screen, how old the picture is, and what it costs that ten of
 * a hundred people speak, beside relays that pass every voice on.
 *
 * <p>Writes {@code docs/performance-meeting.md}; with {@code --quick} it shows that everything
 * works and writes below {@code bench/target}.
 */
public final class MeetingBench {

  private static final Logger LOG = Logger.getLogger(MeetingBench.class.getName());
  private static final int JOINS_BEFORE = 5;

  private MeetingBench() {}

  /** Takes the project's folder, then perhaps {@code --quick}. */
  public static void main(String[] arguments) {
    Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
    boolean quick = List.of(arguments).contains("--quick");
    Plan plan = quick ? Plan.quick() : Plan.full();
    int joins = quick ? 3 : 60;
    MeetingReport.Crowded crowded = new MeetingReport.Crowded(quick ? 20 : 100, quick ? 4 : 10);
    Workplace place = Workplace.below(project);
    try (TsudoiContender tsudoi = TsudoiContender.start(place);
        RelayContender node = RelayContender.node(place);
        RelayContender jetty = RelayContender.jetty(place);
        Loop loop = new Loop("listeners")) {
      String browser;
      Histogram first = new Histogram();
      Histogram ages = new Histogram();
      int port = tsudoi.server().target().address().getPort();
      try (PageMeeting meeting = PageMeeting.open(place, port, tsudoi.crowd())) {
        browser = meeting.browser();
        meeting.joins(quick ? 1 : JOINS_BEFORE);
        first.addAll(meeting.joins(joins));
        ages.addAll(meeting.ages(plan.settle().plus(plan.measured())));
      }
      LOG.info("join to first picture, p95: " + first.quantile(0.95).toMillis() + " ms");
      MeetingReport report = new MeetingReport(first, ages, crowded, browser);
      List<TalkContender> contenders = List.of(tsudoi, node, jetty);
      contenders.forEach(each -> talk(each, loop, crowded, plan));
      for (int round = 1; round <= plan.rounds(); round++) {
        for (TalkContender each : contenders) {
          Talk talk = talk(each, loop, crowded, plan);
          report.add(each.name(), talk);
          LOG.info(
              String.format(
                  "talk, round %d, %s: %.0f ms/s, %.0f packets/s to each",
                  round, each.name(), talk.cpuMillisPerSecond(), talk.packetsPerSecond()));
        }
      }
      report.writeTo(project.resolve(quick ? "bench/target" : "docs"));
    }
  }

  private static Talk talk(
      TalkContender contender, Loop loop, MeetingReport.Crowded crowded, Plan plan) {
    return Talk.measure(contender, loop, crowded.people(), crowded.speakers(), plan);
  }
}
