package org.tsudoi.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.logging.Logger;
import org.tsudoi.bench.contender.Contender;
import org.tsudoi.bench.line.Loop;

/** All that is measured in one run. */
public final class Measurements {

  private static final Logger LOG = Logger.getLogger(Measurements.class.getName());
  private static final double MOST_PER_SECOND = 200;
  private static final double VIEWER_MESSAGES_PER_SECOND = 1800;

  private final Set<String> warm = new HashSet<>();
  private final Plan plan;
  private final Loop loop;

  /** With this plan, reading on this loop. */
  public Measurements(Plan plan, Loop loop) {
    this.plan = plan;
    this.loop = loop;
  }

  /** CPU seconds per gigabyte relayed. */
  public Rounds pictures(List<Contender> contenders) {
    return costs("CPU s/GB", contenders, Load.PICTURES, Cost::secondsPerGigabyte);
  }

  /** CPU seconds per gigabyte relayed to viewers on either transport. */
  public Rounds fallback(List<Contender> transports) {
    return costs("CPU s/GB", transports, Load.PICTURES, Cost::secondsPerGigabyte);
  }

  /** CPU microseconds per small message delivered. */
  public Rounds smallMessages(List<Contender> contenders) {
    return costs("CPU µs/message", contenders, Load.SMALL, Cost::microsecondsPerMessage);
  }

  private Rounds costs(
      String what, List<Contender> contenders, Load load, ToDoubleFunction<Cost> figure) {
    CostMeter meter = new CostMeter(loop);
    for (Contender each : contenders) {
      Duration warmUp = warm.add(each.name()) ? plan.warmUp() : plan.warmUp().dividedBy(4);
      meter.measure(each, load.faster(), warmUp, Duration.ofSeconds(1));
    }
    Rounds rounds = new Rounds();
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Contender contender : contenders) {
        Cost cost = meter.measure(contender, load, plan.settle(), plan.measured());
        double value = figure.applyAsDouble(cost);
        rounds.add(contender.name(), value);
        LOG.info(
            String.format(
                "%s, round %d, %s: %.2f (%.1f %% arrived)",
                what, round, contender.name(), value, 100 * cost.delivered()));
      }
    }
    return rounds;
  }

  /** Latency with and without a stalled viewer; the rounds of a contender are put together. */
  public Map<String, List<Latency>> latencies(List<Contender> contenders) {
    Map<String, List<Latency>> all = new LinkedHashMap<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Contender contender : contenders) {
        Latency latency = Latency.measure(contender, Load.MODEST, loop, plan);
        all.computeIfAbsent(contender.name(), name -> new ArrayList<>()).add(latency);
        LOG.info(
            String.format(
                "latency, round %d, %s: p99 %d µs, with one stalled %d µs, heap %+d KiB",
                round,
                contender.name(),
                latency.allReading().quantile(0.99).toNanos() / 1000,
                latency.oneStalled().quantile(0.99).toNanos() / 1000,
                latency.liveHeapGrowth() / 1024));
      }
    }
    return all;
  }

  /** Memory of idle tunnels. */
  public Map<String, IdleMemory> idleMemory(List<Contender> contenders) {
    Map<String, IdleMemory> all = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      IdleMemory memory = IdleMemory.measure(contender, loop, plan.idleTunnels());
      all.put(contender.name(), memory);
      LOG.info("idle, " + contender.name() + ": " + memory);
    }
    return all;
  }

  /** CPU seconds per gigabyte, by the number of viewers; about the same bytes for each number. */
  public Map<Integer, Double> growth(Contender contender) {
    CostMeter meter = new CostMeter(loop);
    Map<Integer, Double> all = new LinkedHashMap<>();
    for (int viewers : plan.widths()) {
      double rate = Math.min(MOST_PER_SECOND, VIEWER_MESSAGES_PER_SECOND / viewers);
      Load load = new Load(viewers, Load.PICTURES.bytes(), rate);
      Cost cost = meter.measure(contender, load, plan.settle(), plan.measured());
      all.put(viewers, cost.secondsPerGigabyte());
      LOG.info(
          String.format(
              "growth, %d viewers: %.2f s/GB (%.1f %% arrived)",
              viewers, cost.secondsPerGigabyte(), 100 * cost.delivered()));
    }
    return all;
  }
}
