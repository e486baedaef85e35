package org.tsudoi.auditing.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.AccessHistory;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.shared.Caller;

/** Begins and ends this run of the server in the evidence, and tidies up after earlier ones. */
public final class RunKeeper {

  private final AuditWriter current;
  private final WriterRuns runs;
  private final HistoryRows histories;
  private final TrailWriter trail;
  private final Clock clock;

  /** A keeper of the current run. */
  public RunKeeper(
      AuditWriter current, WriterRuns runs, HistoryRows histories, TrailWriter trail, Clock clock) {
    this.current = current;
    this.runs = runs;
    this.histories = histories;
    this.trail = trail;
    this.clock = clock;
  }

  /** This run begins. */
  public void begin(String node, String version) {
    runs.add(new WriterRun(current.id(), node, now()));
    record(AuditAction.SERVER_STARTED, node, Map.of("version", version));
  }

  /** The earlier runs of the node that left something to do. */
  public List<UUID> unsettled(String node) {
    return runs.unsettled(node, current.id()).stream().map(WriterRun::id).toList();
  }

  /** Closes what an earlier run left open, at the moment it was last seen alive. */
  public void settle(UUID earlier) {
    WriterRun run = runs.find(earlier).orElseThrow();
    close(AccessRow.class, run);
    close(UsageRow.class, run);
    run.settle();
  }

  private <R extends HistoryRow<?>> void close(Class<R> kind, WriterRun run) {
    histories
        .open(kind, run.id())
        .forEach(row -> row.span().end(run.lastSeen(), AccessHistory.SERVER_RESTARTED));
  }

  /** This run is alive. */
  public void seen() {
    runs.find(current.id()).ifPresent(run -> run.seen(now()));
  }

  /** This run stops in an orderly way; what follows is left to the next start. */
  public void end(String node) {
    record(AuditAction.SERVER_STOPPED, node, Map.of());
    runs.find(current.id()).ifPresent(run -> run.ended(now()));
  }

  private void record(AuditAction action, String node, Map<String, String> values) {
    trail.write(
        Caller.system(),
        action,
        new AuditTarget("server", node, node),
        AuditChange.created(values),
        Optional.empty());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
