package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a server that wrote evidence.
 *
 * <p>Begins at start, is seen every ten seconds, ends at a clean stop; settled when everything it
 * wrote is sealed and what it left open is closed, at the next start at the latest.
 */
@Entity
@Table(name = "audit_writer")
public class WriterRun {

  @Id
  @Column(name = "writer_id")
  private String id;

  @Column(name = "node")
  private String node;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "settled")
  private boolean settled;

  /** For JPA. */
  protected WriterRun() {}

  /** A run that begins now. */
  public WriterRun(UUID id, String node, Instant now) {
    this.id = id.toString();
    this.node = node;
    this.startedAt = now;
    this.seenAt = now;
  }

  /** The run is alive. */
  public void seen(Instant now) {
    seenAt = now;
  }

  /** The server stops in an orderly way. */
  public void ended(Instant now) {
    seenAt = now;
    endedAt = now;
  }

  /** Nothing of it is left to do. */
  public void settle() {
    settled = true;
  }

  /** The id of the run. */
  public UUID id() {
    return UUID.fromString(id);
  }

  /** The last moment at which it is known to have been alive. */
  public Instant lastSeen() {
    return Optional.ofNullable(endedAt).orElse(seenAt);
  }
}
