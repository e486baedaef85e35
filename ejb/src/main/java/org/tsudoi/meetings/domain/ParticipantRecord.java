package org.tsudoi.meetings.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tsudoi.meetings.Role;
import org.tsudoi.shared.AccountId;

/**
 * What is kept of a participant: which seat it had in which instance, and from when to when.
 *
 * <p>Names of account holders are not repeated here; a guest, who has no account, leaves the name
 * given at the door, plain or sealed. It begins open and ends once.
 */
@Entity
@Table(name = "participant")
public class ParticipantRecord {

  /** A seat: an instance and a sender index. */
  @Embeddable
  public static class Seat implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "instance_id")
    private String instance;

    @Column(name = "sender_index")
    private int index;

    /** For JPA. */
    protected Seat() {}

    /** The seat with this index in this instance. */
    public Seat(String instance, int index) {
      this.instance = instance;
      this.index = index;
    }

    public String instance() {
      return instance;
    }

    public int index() {
      return index;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Seat that && index == that.index && instance.equals(that.instance);
    }

    @Override
    public int hashCode() {
      return Objects.hash(instance, index);
    }
  }

  @EmbeddedId private Seat seat;

  @Column(name = "account_id")
  private String account;

  @Embedded
  @AttributeOverride(name = "form", column = @Column(name = "guest_name_form"))
  @AttributeOverride(name = "value", column = @Column(name = "guest_name"))
  private KeptText guestName;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "joined_at")
  private Instant joinedAt;

  @Column(name = "left_at")
  private Instant leftAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "leave_reason")
  private LeaveReason leaveReason;

  /** For JPA. */
  protected ParticipantRecord() {}

  /** The record of somebody who has just come in. */
  public ParticipantRecord(String instance, Participant participant) {
    seat = new Seat(instance, participant.index());
    account = participant.account().map(AccountId::toString).orElse(null);
    guestName = account == null ? KeptText.plain(participant.name()) : null;
    role = participant.role();
    joinedAt = participant.joinedAt();
  }

  /** Notes that the person has gone; does nothing when that was noted before. */
  public void end(LeaveReason reason, Instant now) {
    if (leaveReason == null) {
      leaveReason = reason;
      leftAt = now;
    }
  }

  public Seat seat() {
    return seat;
  }

  /** The account, empty for a guest. */
  public Optional<AccountId> account() {
    return Optional.ofNullable(account).map(AccountId::of);
  }

  public Optional<Instant> leftAt() {
    return Optional.ofNullable(leftAt);
  }

  public Optional<LeaveReason> leaveReason() {
    return Optional.ofNullable(leaveReason);
  }
}
