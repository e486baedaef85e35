package org.tsudoi.meetings.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.Role;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.MeetingId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * A lasting place to meet, found by its number.
 *
 * <p>It begins open. Ending it throws everybody out and closes the door; when somebody who may end
 * it joins again it is open as before. Each time people gather in it is a {@link MeetingInstance}.
 * Not thread-safe: a transaction has its own copy, and the version tells when two collide.
 */
@Entity
@Table(name = "meeting")
public class Meeting {

  @Id private String id;

  @Column(name = "meeting_number")
  private String number;

  @Embedded
  @AttributeOverride(name = "form", column = @Column(name = "title_form"))
  @AttributeOverride(name = "value", column = @Column(name = "title"))
  private KeptText title;

  @Column(name = "organizer_id")
  private String organizer;

  @Column(name = "key_verifier_type")
  private Integer keyVerifierType;

  @Column(name = "key_verifier")
  private String keyVerifier;

  @Enumerated(EnumType.STRING)
  @Column(name = "screen_permission")
  private Permission screenPermission = Permission.EVERYONE;

  @Enumerated(EnumType.STRING)
  private MeetingState state = MeetingState.OPEN;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version
  @Column(name = "row_version")
  private long version;

  /** For JPA. */
  protected Meeting() {}

  /** A new open meeting. */
  public Meeting(
      MeetingNumber number,
      KeptText title,
      AccountId organizer,
      Optional<MeetingKey> key,
      Instant now) {
    this.id = MeetingId.random().toString();
    this.number = number.digits();
    this.title = title;
    this.organizer = organizer.toString();
    this.keyVerifierType = key.map(MeetingKey::verifierType).orElse(null);
    this.keyVerifier = key.map(MeetingKey::verifier).orElse(null);
    this.createdAt = now;
    this.changedAt = now;
  }

  /**
   * Opens or ends the meeting; the only place that changes the state.
   *
   * <p>Ending an ended meeting and opening an open one change nothing.
   *
   * @return whether the state changed
   * @throws RefusedException with {@link Problem#FORBIDDEN} unless the caller leads this meeting
   */
  public boolean become(MeetingState wanted, Caller caller, Instant now) {
    if (!isLedBy(caller)) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    if (state == wanted) {
      return false;
    }
    state = wanted;
    changedAt = now;
    return true;
  }

  /** Whether the caller may expel people from this meeting and end it. */
  public boolean isLedBy(Caller caller) {
    return caller.is(organizer()) || caller.has(SystemRole.SYSTEM_ADMINISTRATOR);
  }

  /** What the caller is inside this meeting. */
  public Role roleOf(Caller caller) {
    return caller.is(organizer()) ? Role.ORGANIZER : Role.PARTICIPANT;
  }

  public MeetingId id() {
    return MeetingId.of(id);
  }

  public MeetingNumber number() {
    return new MeetingNumber(number);
  }

  public KeptText title() {
    return title;
  }

  public AccountId organizer() {
    return AccountId.of(organizer);
  }

  /** What checks the meeting key, empty when none is asked for. */
  public Optional<MeetingKey> key() {
    return Optional.ofNullable(keyVerifier).map(hash -> new MeetingKey(keyVerifierType, hash));
  }

  /** Who may share a screen in this meeting. */
  public Permission screenPermission() {
    return screenPermission;
  }

  public MeetingState state() {
    return state;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
