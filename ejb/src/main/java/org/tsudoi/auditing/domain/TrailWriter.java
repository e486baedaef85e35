package org.tsudoi.auditing.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;

/** Writes entries in the current transaction and tells the sealer when that is over. */
public final class TrailWriter {

  private final AuditEntries entries;
  private final AuditWriter writer;
  private final PersonalVault vault;
  private final RowMac key;
  private final Completion completion;
  private final Clock clock;

  /** A writer of entries for this run of the server. */
  public TrailWriter(
      AuditEntries entries,
      AuditWriter writer,
      PersonalVault vault,
      RowMac key,
      Completion completion,
      Clock clock) {
    this.entries = entries;
    this.writer = writer;
    this.vault = vault;
    this.key = key;
    this.completion = completion;
    this.clock = clock;
  }

  /** Writes one entry; refused if there is a problem. */
  public void write(
      Caller caller,
      AuditAction action,
      AuditTarget target,
      AuditChange change,
      Optional<Problem> why) {
    AuditActor actor = new AuditActor(caller, vault);
    AuditSubject subject = new AuditSubject(target, change, vault);
    EntryReference reference = writer.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    entries.add(new AuditEntry(new EntryStamp(reference, now, key), actor, action, subject, why));
    completion.afterwards(() -> writer.completed(reference));
  }
}
