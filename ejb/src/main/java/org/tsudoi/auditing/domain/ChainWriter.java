package org.tsudoi.auditing.domain;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Adds links to the chain, in the current transaction.
 *
 * <p>A batch is sealed whole or not at all. When two servers add a link at the same moment, the
 * sequence is taken for one of them; its transaction fails and is tried again later.
 */
public final class ChainWriter {

  private final AuditEntries entries;
  private final AuditSeals seals;
  private final RowMac key;
  private final Clock clock;

  /** A writer of links that are made with that key. */
  public ChainWriter(AuditEntries entries, AuditSeals seals, RowMac key, Clock clock) {
    this.entries = entries;
    this.seals = seals;
    this.key = key;
    this.clock = clock;
  }

  /** Seals those of the entries that are there and not sealed yet. */
  public void seal(List<EntryReference> references) {
    Set<EntryReference> sealed = seals.sequences(references).keySet();
    append(entries.present(references.stream().filter(one -> !sealed.contains(one)).toList()));
  }

  /** Seals what an earlier run left, at most that many; gives how many it found. */
  public int sealLeftovers(UUID run, int max) {
    List<AuditEntry> left = entries.unsealedOf(run, max);
    append(left);
    return left.size();
  }

  private void append(List<AuditEntry> batch) {
    if (batch.isEmpty()) {
      return;
    }
    Optional<AuditSeal> last = seals.last();
    for (AuditEntry entry : batch) {
      AuditSeal seal =
          AuditSeal.after(last, entry, clock.instant().truncatedTo(ChronoUnit.MICROS), key);
      seals.add(seal);
      last = Optional.of(seal);
    }
  }
}
