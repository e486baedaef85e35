package org.tsudoi.auditing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tsudoi.auditing.domain.ChainWriter;
import org.tsudoi.auditing.domain.EntryReference;
import org.tsudoi.auditing.domain.RefusalCount;
import org.tsudoi.auditing.domain.RefusalCounts;
import org.tsudoi.auditing.domain.RunKeeper;

/** What evidence needs done beside the requests of people; each method is one transaction. */
@Dependent
@Transactional(Transactional.TxType.REQUIRES_NEW)
class EvidenceChores {

  /** Small enough that a crash in the middle costs little, large enough to be quick. */
  static final int BATCH = 200;

  private RunKeeper runs;
  private ChainWriter chain;
  private RefusalCounts refusals;

  /** For the container. */
  EvidenceChores() {}

  @Inject
  EvidenceChores(RunKeeper runs, ChainWriter chain, RefusalCounts refusals) {
    this.runs = runs;
    this.chain = chain;
    this.refusals = refusals;
  }

  void begin(String node, String version) {
    runs.begin(node, version);
  }

  List<UUID> unsettled(String node) {
    return runs.unsettled(node);
  }

  boolean sealSomeOf(UUID earlier) {
    return chain.sealLeftovers(earlier, BATCH) == BATCH;
  }

  void settle(UUID earlier) {
    runs.settle(earlier);
  }

  void seal(List<EntryReference> entries) {
    chain.seal(entries);
  }

  void write(Map<RefusalCount, Long> counts) {
    counts.forEach(refusals::add);
  }

  void seen() {
    runs.seen();
  }

  void end(String node) {
    runs.end(node);
  }
}
