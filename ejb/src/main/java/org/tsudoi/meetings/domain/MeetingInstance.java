package org.tsudoi.meetings.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.shared.MeetingId;

/**
 * One gathering in a meeting, from the first person who comes in to its end.
 *
 * <p>The row says when; who is inside is live only. It begins open and ends once; a second end
 * changes nothing, so that what happened first stands.
 */
@Entity
@Table(name = "meeting_instance")
public class MeetingInstance {

  /** 16 random bytes as hexadecimal digits; the relay's group has the same id. */
  @Id private String id;

  @Column(name = "meeting_id")
  private String meeting;

  @Column(name = "server_epoch")
  private String serverEpoch;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "end_reason")
  private InstanceEnd endReason;

  /** For JPA. */
  protected MeetingInstance() {}

  /** An instance that begins now. */
  public MeetingInstance(String id, MeetingId meeting, String serverEpoch, Instant beganAt) {
    this.id = id;
    this.meeting = meeting.toString();
    this.serverEpoch = serverEpoch;
    this.beganAt = beganAt;
  }

  /** Ends the instance; does nothing when it has ended already. */
  public void end(InstanceEnd reason, Instant now) {
    if (endReason == null) {
      endReason = reason;
      endedAt = now;
    }
  }

  public String id() {
    return id;
  }

  public MeetingId meeting() {
    return MeetingId.of(meeting);
  }

  public String serverEpoch() {
    return serverEpoch;
  }

  public Instant beganAt() {
    return beganAt;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public Optional<InstanceEnd> endReason() {
    return Optional.ofNullable(endReason);
  }
}
