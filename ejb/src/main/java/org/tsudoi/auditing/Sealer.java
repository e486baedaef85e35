package org.tsudoi.auditing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tsudoi.auditing.domain.AuditWriter;
import org.tsudoi.auditing.domain.EntryReference;
import org.tsudoi.auditing.domain.RefusalCount;
import org.tsudoi.auditing.domain.RefusalCounter;
import org.tsudoi.shared.Ticker;

/**
 * Gives every committed entry its place in the chain, and writes what else waits in memory.
 *
 * <p>{@link #catchUp} runs once at start: entries that an earlier run committed but did not live to
 * seal come first. Then {@link #look} runs again and again, never two at a time; it reads exactly
 * the entries whose transactions are over, so it waits for no other transaction. If the server is
 * killed at any moment, a batch is either sealed or still to be sealed at the next start. What
 * cannot be written now is kept for the next look.
 */
@Dependent
class Sealer {

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

  private EvidenceChores chores;
  private AuditWriter run;
  private RefusalCounter refusals;
  private Ticker ticker;
  private long lastSign;

  /** For the container. */
  Sealer() {}

  @Inject
  Sealer(EvidenceChores chores, AuditWriter run, RefusalCounter refusals, Ticker ticker) {
    this.chores = chores;
    this.run = run;
    this.refusals = refusals;
    this.ticker = ticker;
    this.lastSign = ticker.nanos();
  }

  /** Seals and closes what earlier runs of the node left. */
  void catchUp(String node) {
    for (UUID earlier : chores.unsettled(node)) {
      boolean more = true;
      while (more) {
        more = chores.sealSomeOf(earlier);
      }
      chores.settle(earlier);
    }
  }

  /** Writes everything that waits. */
  void look() {
    sealWaiting();
    writeRefusals();
    giveSignOfLife();
  }

  private void sealWaiting() {
    List<EntryReference> batch = run.take(EvidenceChores.BATCH);
    while (!batch.isEmpty()) {
      boolean sealed = false;
      try {
        chores.seal(batch);
        sealed = true;
      } finally {
        if (!sealed) {
          run.giveBack(batch);
        }
      }
      batch = run.take(EvidenceChores.BATCH);
    }
  }

  private void writeRefusals() {
    Map<RefusalCount, Long> counts = refusals.take();
    if (counts.isEmpty()) {
      return;
    }
    boolean written = false;
    try {
      chores.write(counts);
      written = true;
    } finally {
      if (!written) {
        refusals.giveBack(counts);
      }
    }
  }

  private void giveSignOfLife() {
    if (ticker.since(lastSign).compareTo(SIGN_OF_LIFE) >= 0) {
      lastSign = ticker.nanos();
      chores.seen();
    }
  }
}
