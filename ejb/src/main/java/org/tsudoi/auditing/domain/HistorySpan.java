package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** When a row of a history began and ended, and which run of the server watched it. */
@Embeddable
public class HistorySpan {

  @Column(name = "writer_id")
  private String writer;

  @Column(name = "began_at")
  private Instant began;

  @Column(name = "ended_at")
  private Instant ended;

  @Column(name = "end_reason")
  private String reason;

  /** For JPA. */
  protected HistorySpan() {}

  /** It begins now. */
  public HistorySpan(UUID writer, Instant began) {
    this.writer = writer.toString();
    this.began = began;
  }

  /** It ends; the first end stands. Never ends before it began. */
  public void end(Instant when, String why) {
    if (ended == null) {
      ended = when.isBefore(began) ? began : when;
      reason = HarmlessText.of(why, 60);
    }
  }

  /** When it began. */
  public Instant began() {
    return began;
  }

  /** When it ended. */
  public Optional<Instant> ended() {
    return Optional.ofNullable(ended);
  }

  /** Why it ended. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}
