package org.tsudoi.meetings.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingRepeat;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.meetings.Role;
import org.tsudoi.policies.MeetingOption;
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
 * it joins again it is open as before. Cancelling it is for good. Each time people gather in it is
 * a {@link MeetingInstance}. Not thread-safe: a transaction has its own copy, and the version tells
 * when two collide.
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

  private boolean lobby;

  @Column(name = "invited_only")
  private boolean invitedOnly;

  @Column(name = "end_on_time")
  private boolean endOnTime;

  private boolean guests;

  private boolean cameras;

  private boolean successor;

  @Embedded private MeetingPlan plan = new MeetingPlan();

  @Column(name = "continued_by")
  private String continuedBy;

  @ElementCollection
  @CollectionTable(name = "meeting_invitee", joinColumns = @JoinColumn(name = "meeting_id"))
  @Column(name = "account_id")
  private Set<String> invitees = new HashSet<>();

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
   * Opens, ends or cancels the meeting; the only place that changes the state.
   *
   * <p>Ending an ended meeting and opening an open one change nothing.
   *
   * @return whether the state changed
   * @throws RefusedException with {@link Problem#FORBIDDEN} unless the caller leads this meeting;
   *     {@link Problem#MEETING_CANCELLED} once it is cancelled
   */
  public boolean become(MeetingState wanted, Caller caller, Instant now) {
    if (!isLedBy(caller)) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    refuseCancelled();
    if (state == wanted) {
      return false;
    }
    state = wanted;
    changedAt = now;
    return true;
  }

  /** Ends an open meeting, because its planned time is over; others stay what they are. */
  public void endAsPlanned(Instant now) {
    if (state == MeetingState.OPEN) {
      state = MeetingState.ENDED;
      changedAt = now;
    }
  }

  /** When the time that goes on or comes next is over; empty for a meeting without one. */
  public Optional<Instant> plannedEnd(Instant now) {
    return plan.next(now).map(MeetingTimes::end).filter(end -> end.isAfter(now));
  }

  /**
   * Nothing can be done with a meeting that was cancelled.
   *
   * @throws RefusedException with {@link Problem#MEETING_CANCELLED}
   */
  public void refuseCancelled() {
    if (state == MeetingState.CANCELLED) {
      throw new RefusedException(Problem.MEETING_CANCELLED);
    }
  }

  /** Gives the meeting another title and description. */
  public void describe(KeptText newTitle, String description) {
    title = newTitle;
    plan.describe(description);
  }

  /**
   * Plans the meeting for then.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} for {@code repeat} if it has no
   *     times or repeats less than twice or too often, or if every time that is left was cancelled
   *     alone
   */
  public void plan(Optional<MeetingTimes> times, Optional<MeetingRepeat> repeat) {
    if (times.isEmpty() && repeat.isPresent()) {
      throw new RefusedException(Problem.INVALID_VALUE, "repeat");
    }
    plan.plan(times, repeat);
  }

  /**
   * Moves one time of a meeting that repeats; its others stay.
   *
   * @param original when the rule has it begin
   * @return whether anything is other than before
   * @throws RefusedException with {@link Problem#MEETING_TIME_NOT_FOUND}; {@link
   *     Problem#MEETING_TIME_BEGUN}; {@link Problem#MEETING_TIMES_FULL}; {@link
   *     Problem#INVALID_VALUE} for {@code plannedStart} or {@code plannedEnd} in the past, more
   *     than a day long, or not between the times before and after
   */
  public boolean moveTime(Instant original, Instant start, Instant end, Instant now) {
    return plan.move(original, start, end, now);
  }

  /**
   * Calls one time of a meeting that repeats off; its others stay.
   *
   * @param original when the rule has it begin
   * @return whether anything is other than before
   * @throws RefusedException with {@link Problem#MEETING_TIME_NOT_FOUND}; {@link
   *     Problem#MEETING_TIME_BEGUN}; {@link Problem#LAST_MEETING_TIME}; {@link
   *     Problem#MEETING_TIMES_FULL}
   */
  public boolean cancelTime(Instant original, Instant now) {
    return plan.cancel(original, now);
  }

  /**
   * Lets a meeting that repeats end before one of its times.
   *
   * @param original when the rule has that time begin
   * @throws RefusedException with {@link Problem#MEETING_TIME_NOT_FOUND}; {@link
   *     Problem#MEETING_TIME_BEGUN}; {@link Problem#LAST_MEETING_TIME} when no time before it takes
   *     place
   */
  public void shorten(Instant original, Instant now) {
    plan.shorten(original, now);
  }

  /**
   * Makes a meeting of its own of one time and all later ones, the same but for its number; this
   * one ends before and says where it goes on.
   *
   * @param other the number of the new meeting
   * @param original when the rule has that time begin
   * @throws RefusedException as {@link #shorten}; {@link Problem#INVALID_VALUE} for {@code repeat}
   *     when none of the later times takes place
   */
  public Meeting continueAs(MeetingNumber other, Instant original, Instant now) {
    Meeting rest = new Meeting(other, KeptText.plain(title.value()), organizer(), key(), now);
    Stream.of(MeetingOption.values())
        .filter(MeetingOption::isSwitch)
        .forEach(option -> rest.set(option, has(option)));
    rest.screenPermission = screenPermission;
    rest.invitees.addAll(invitees);
    rest.plan = plan.from(original, now);
    rest.continuedBy = continuedBy;
    continuedBy = other.digits();
    shorten(original, now);
    return rest;
  }

  /** Where a meeting goes on whose later times were given a number of their own. */
  public Optional<MeetingNumber> continuedBy() {
    return Optional.ofNullable(continuedBy).map(MeetingNumber::new);
  }

  /** Asks for another meeting key, or for none. */
  public void lock(Optional<MeetingKey> key) {
    keyVerifierType = key.map(MeetingKey::verifierType).orElse(null);
    keyVerifier = key.map(MeetingKey::verifier).orElse(null);
  }

  /** Whether something that a meeting may have is on. */
  public boolean has(MeetingOption option) {
    return switch (option) {
      case MEETING_KEY -> key().isPresent();
      case LOBBY -> lobby;
      case INVITED_ONLY -> invitedOnly;
      case END_ON_TIME -> endOnTime;
      case GUESTS -> guests;
      case CAMERAS -> cameras;
      case SUCCESSOR -> successor;
    };
  }

  /** Switches something on or off; a meeting key is set by {@link #lock}. */
  public void set(MeetingOption option, boolean on) {
    switch (option) {
      case LOBBY -> lobby = on;
      case INVITED_ONLY -> invitedOnly = on;
      case END_ON_TIME -> endOnTime = on;
      case GUESTS -> guests = on;
      case CAMERAS -> cameras = on;
      case SUCCESSOR -> successor = on;
      default -> throw new IllegalArgumentException(option.key());
    }
  }

  /** Invites these people and nobody else. */
  public void invite(Set<AccountId> people) {
    Set<String> wanted = people.stream().map(AccountId::toString).collect(Collectors.toSet());
    invitees.retainAll(wanted);
    invitees.addAll(wanted);
  }

  /** Notes that its leaders have changed it. */
  public void changed(Instant now) {
    plan.count();
    changedAt = now;
  }

  /** Whether the meeting concerns this person: its organizer and those who are invited. */
  public boolean concerns(AccountId person) {
    return person.equals(organizer()) || invitees.contains(person.toString());
  }

  /** Whether the caller is kept out because only invited people come in. */
  public boolean isClosedTo(Caller caller) {
    return invitedOnly && !isLedBy(caller) && caller.account().filter(this::concerns).isEmpty();
  }

  /**
   * Whether people without an account come to this door: never where only invited people come in,
   * and never to a meeting that was cancelled.
   */
  public boolean takesGuests() {
    return guests && !invitedOnly && state != MeetingState.CANCELLED;
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

  /** What it is about and when. */
  public MeetingPlan plan() {
    return plan;
  }

  /** Who is invited. */
  public Set<AccountId> invitees() {
    return invitees.stream().map(AccountId::of).collect(Collectors.toUnmodifiableSet());
  }

  public MeetingState state() {
    return state;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
