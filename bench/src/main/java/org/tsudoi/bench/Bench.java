package org.tsudoi.bench;

import java.nio.file.Path;
import java.util.List;
import org.tsudoi.bench.contender.Contender;
import org.tsudoi.bench.contender.NginxContender;
import org.tsudoi.bench.contender.RelayContender;
import org.tsudoi.bench.contender.TsudoiContender;
import org.tsudoi.bench.contender.Workplace;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.measure.Measurements;
import org.tsudoi.bench.measure.Plan;
import org.tsudoi.bench.report.Report;

/**
 * One run of all benchmarks, started by {@code bench/bench.sh}.
 *
 * <p>Without an option it writes docs/performance.md and its chart; with {@code --quick} it shows
 * in two minutes that everything works and writes below {@code bench/target}.
 */
public final class Bench {

  private Bench() {}

  /** Takes the project's folder, then perhaps {@code --quick}. */
  public static void main(String[] arguments) {
    Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
    boolean quick = List.of(arguments).contains("--quick");
    Path output = project.resolve(quick ? "bench/target" : "docs");
    Plan plan = quick ? Plan.quick() : Plan.full();
    Workplace place = Workplace.below(project);
    try (TsudoiContender tsudoi = TsudoiContender.start(place);
        Contender requests = tsudoi.overRequests();
        Contender node = RelayContender.node(place);
        Contender jetty = RelayContender.jetty(place);
        Contender liberty = RelayContender.liberty(place);
        Contender nginx = NginxContender.start(place);
        Loop loop = new Loop("readers")) {
      List<Contender> all = List.of(tsudoi, node, jetty, liberty, nginx);
      List<Contender> relays = List.of(tsudoi, node, jetty);
      Measurements measurements = new Measurements(plan, loop);
      Report report =
          new Report(
              plan,
              measurements.pictures(all),
              measurements.fallback(List.of(tsudoi, requests)),
              measurements.smallMessages(all),
              measurements.latencies(relays),
              measurements.growth(tsudoi),
              measurements.idleMemory(relays));
      report.writeTo(output);
    }
  }
}
