package org.tsudoi.auditing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This run of the server as a writer of entries: a fresh id at each start, and a counter.
 *
 * <p>The counter is handed out in memory, so writers never wait for each other; a transaction that
 * is rolled back leaves its number unused. Committed entries are announced here for the sealer.
 * Thread-safe.
 */
public final class AuditWriter {

  private final UUID id;
  private final AtomicLong counter = new AtomicLong();
  private final ConcurrentLinkedQueue<EntryReference> waiting = new ConcurrentLinkedQueue<>();

  /** A writer of its own for this start. */
  public AuditWriter(UUID id) {
    this.id = id;
  }

  /** The id of this run. */
  public UUID id() {
    return id;
  }

  /** The reference of the next entry. */
  public EntryReference next() {
    return new EntryReference(id, counter.incrementAndGet());
  }

  /** The entry may have been committed: the sealer looks for it. */
  public void completed(EntryReference entry) {
    waiting.add(entry);
  }

  /** Takes entries that wait for their seal, at most that many. */
  public List<EntryReference> take(int max) {
    List<EntryReference> taken = new ArrayList<>();
    EntryReference next = waiting.poll();
    while (next != null) {
      taken.add(next);
      next = taken.size() < max ? waiting.poll() : null;
    }
    return taken;
  }

  /** Gives back entries that could not be sealed now. */
  public void giveBack(List<EntryReference> entries) {
    waiting.addAll(entries);
  }
}
