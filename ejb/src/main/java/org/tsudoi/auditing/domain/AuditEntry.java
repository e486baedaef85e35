package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditOutcome;
import org.tsudoi.shared.Problem;

/**
 * One thing that was done or refused.
 *
 * <p>Written once, in the transaction of what it tells about; the database refuses to change or
 * delete it. Its MAC covers every column as stored, so it can still be checked when the personal
 * fields can no longer be read. Its place in the chain is an {@link AuditSeal}.
 */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

  /** The version of the columns, their canonical form and the key of the MAC. */
  static final int FORMAT = 1;

  @EmbeddedId private EntryReference reference;

  @Column(name = "format")
  private int format;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Embedded private AuditActor actor;

  @Enumerated(EnumType.STRING)
  @Column(name = "action")
  private AuditAction action;

  @Embedded private AuditSubject subject;

  @Enumerated(EnumType.STRING)
  @Column(name = "outcome")
  private AuditOutcome outcome;

  @Enumerated(EnumType.STRING)
  @Column(name = "problem")
  private Problem problem;

  @Column(name = "mac")
  private String mac;

  /** For JPA. */
  protected AuditEntry() {}

  /** What was done, or refused for the given problem. */
  public AuditEntry(
      EntryStamp stamp,
      AuditActor actor,
      AuditAction action,
      AuditSubject subject,
      Optional<Problem> why) {
    this.reference = stamp.reference();
    this.format = FORMAT;
    this.recordedAt = stamp.at();
    this.actor = actor;
    this.action = action;
    this.subject = subject;
    this.outcome = why.isPresent() ? AuditOutcome.REFUSED : AuditOutcome.DONE;
    this.problem = why.orElse(null);
    this.mac = stamp.key().of(canonicalBytes());
  }

  /** Whether no column has been changed since the entry was written. */
  public boolean isGenuine(RowMac key) {
    return key.matches(canonicalBytes(), mac);
  }

  byte[] canonicalBytes() {
    CanonicalBytes bytes =
        new CanonicalBytes("tsudoi-audit-entry-" + format)
            .text(reference.writer().toString())
            .number(reference.counter())
            .time(recordedAt);
    actor.writeTo(bytes);
    bytes.text(action.name());
    subject.writeTo(bytes);
    return bytes
        .text(outcome.name())
        .text(Optional.ofNullable(problem).map(Problem::name))
        .toBytes();
  }

  /** Which entry this is. */
  public EntryReference reference() {
    return reference;
  }

  /** When it was written, in UTC, to the microsecond. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** Who did it. */
  public AuditActor actor() {
    return actor;
  }

  /** What was done. */
  public AuditAction action() {
    return action;
  }

  /** On what. */
  public AuditSubject subject() {
    return subject;
  }

  /** Whether it was done. */
  public AuditOutcome outcome() {
    return outcome;
  }

  /** Why it was refused. */
  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  String mac() {
    return mac;
  }
}
