package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tsudoi.auditing.AccessChange;

/** Something that happened to a connection of the access history; never changed afterwards. */
@Entity
@Table(name = "access_change")
public class AccessChangeRow {

  private static final int LONGEST = 20;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "id")
  private long id;

  @Column(name = "access_id")
  private long access;

  @Column(name = "changed_at")
  private Instant at;

  @Column(name = "what")
  private String what;

  @Column(name = "transport")
  private String transport;

  /** For JPA. */
  protected AccessChangeRow() {}

  /** A change of the connection with that row. */
  public AccessChangeRow(long access, AccessChange change) {
    this.access = access;
    this.at = change.at().truncatedTo(ChronoUnit.MICROS);
    this.what = HarmlessText.of(change.what(), LONGEST);
    this.transport = HarmlessText.of(change.transport(), LONGEST);
  }

  /** The row of the connection. */
  public long access() {
    return access;
  }

  /** The change as a reader sees it. */
  public AccessChange change() {
    return new AccessChange(at, what, transport);
  }
}
