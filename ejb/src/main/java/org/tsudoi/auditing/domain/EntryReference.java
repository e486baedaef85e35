package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Which entry: the run of the server that wrote it, and its number in that run. */
@Embeddable
public class EntryReference implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(name = "writer_id")
  private String writer;

  @Column(name = "writer_counter")
  private long counter;

  /** For JPA. */
  protected EntryReference() {}

  /** The entry that this writer wrote as its counter-th. */
  public EntryReference(UUID writer, long counter) {
    this.writer = writer.toString();
    this.counter = counter;
  }

  /** The run of the server. */
  public UUID writer() {
    return UUID.fromString(writer);
  }

  /** The number in that run, from 1; a number that is missing belongs to what was rolled back. */
  public long counter() {
    return counter;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EntryReference that
        && counter == that.counter
        && writer.equals(that.writer);
  }

  @Override
  public int hashCode() {
    return Objects.hash(writer, counter);
  }

  @Override
  public String toString() {
    return writer + "-" + counter;
  }
}
