package org.tsudoi.meetings.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.meetings.Role;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.shared.AddressSource;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Who is in one instance of a meeting, who was expelled from it, and who presents.
 *
 * <p>Sender indexes count from 1 and are never given twice. Who was expelled stays outside, by
 * account, until readmitted or until the instance ends. One screen is shared at a time.
 *
 * <p>Not thread-safe: guarded by the lock of the live instance.
 */
public final class Attendance {

  /** The last index that a participant can have; those above are reserved by the wire format. */
  public static final int LAST_INDEX = 0xFFEF;

  /** More than messages are kept for those who join late. */
  private static final int MOST_GONE = 1_000;

  private final MeetingFacts meeting;
  private final int mostParticipants;
  private final Map<Integer, Participant> inside = new LinkedHashMap<>();
  private final Map<Integer, Participant> expelled = new LinkedHashMap<>();
  private final Map<Integer, Participant> gone = new LinkedHashMap<>();
  private int lastIndex;
  private Optional<Share> share = Optional.empty();

  /** Nobody yet. */
  public Attendance(MeetingFacts meeting, int mostParticipants) {
    this.meeting = meeting;
    this.mostParticipants = mostParticipants;
  }

  /**
   * Gives a person a seat under a fresh index; the others see it from {@link #arrive} on.
   *
   * @param waits whether the person has to wait in the lobby first, where the capacity of the
   *     meeting does not count
   * @throws RefusedException with {@link Problem#EXPELLED} or {@link Problem#MEETING_FULL}
   */
  public Participant seat(Tunnel tunnel, Caller caller, Role role, boolean waits, Instant now) {
    refuseExpelled(caller);
    if (!waits && !hasRoom() || isUsedUp()) {
      throw new RefusedException(Problem.MEETING_FULL);
    }
    lastIndex++;
    Participant participant =
        new Participant(
            lastIndex,
            tunnel,
            caller,
            nameOf(caller),
            role,
            meeting.screenPermission(),
            waits,
            now);
    inside.put(lastIndex, participant);
    return participant;
  }

  /** What others read; a guest is told from everybody of the same name, and keeps that name. */
  private String nameOf(Caller caller) {
    String own = PeopleText.clean(caller.name(), PeopleText.NAME);
    if (!caller.isGuest()) {
      return own;
    }
    return known()
        .filter(someone -> someone.isSameSession(caller))
        .map(Participant::name)
        .findFirst()
        .orElseGet(
            () ->
                GuestName.distinct(
                    own, known().map(Participant::name).collect(Collectors.toSet())));
  }

  private Stream<Participant> known() {
    return Stream.concat(inside.values().stream(), gone.values().stream());
  }

  /** Whether one more may be inside; who waits in the lobby is not. */
  public boolean hasRoom() {
    return inside.values().stream().filter(someone -> !someone.waits()).count() < mostParticipants;
  }

  /** Takes an admitted participant into the lobby. Answers whether that was the first time. */
  public boolean await(Participant participant) {
    return participant.become(ParticipantState.WAITING);
  }

  /** Whether no index is left, so that a new instance must begin. */
  public boolean isUsedUp() {
    return lastIndex >= LAST_INDEX;
  }

  /**
   * Refuses whoever was expelled.
   *
   * @throws RefusedException with {@link Problem#EXPELLED}
   */
  public void refuseExpelled(Caller caller) {
    boolean mayNot =
        expelled.values().stream()
            .anyMatch(
                out ->
                    out.account().isPresent()
                        ? out.account().equals(caller.account())
                        : out.isSameSession(caller));
    if (mayNot) {
      throw new RefusedException(Problem.EXPELLED);
    }
  }

  /**
   * Refuses a guest from where another one was expelled: a name and a session are easily made anew.
   *
   * @throws RefusedException with {@link Problem#EXPELLED}
   */
  public void refuseWhereGuestWasExpelled(Caller guest) {
    String source = AddressSource.of(guest.address());
    boolean same =
        expelled.values().stream()
            .map(Participant::caller)
            .filter(Caller::isGuest)
            .anyMatch(out -> AddressSource.of(out.address()).equals(source));
    if (same) {
      throw new RefusedException(Problem.EXPELLED);
    }
  }

  /** Makes a participant visible. Answers whether that was the first time. */
  public boolean arrive(Participant participant, Instant now) {
    if (participant.waits()) {
      participant.isLetIn(now);
    }
    return participant.become(ParticipantState.PRESENT);
  }

  /**
   * Gives a person another role, on all devices.
   *
   * @return everybody inside who is that person and had another role
   */
  public List<Participant> changeRole(Participant target, Role role) {
    List<Participant> changed =
        inside.values().stream()
            .filter(someone -> target.isSamePerson(someone) && someone.role() != role)
            .toList();
    changed.forEach(someone -> someone.become(role));
    return changed;
  }

  /** Takes a participant off the list. Answers whether it was on it. */
  public boolean leave(Participant participant) {
    inside.remove(participant.index());
    gone.put(participant.index(), participant);
    if (gone.size() > MOST_GONE) {
      gone.remove(gone.keySet().iterator().next());
    }
    return participant.become(ParticipantState.LEFT);
  }

  /**
   * Remembers that a person may not come back, even if the person has just left.
   *
   * @return everybody inside who is that person, on whatever device
   */
  public List<Participant> expel(Participant target) {
    expelled.put(target.index(), target);
    return inside.values().stream().filter(target::isSamePerson).toList();
  }

  /** Those who have left lately, so that what they wrote has a name. */
  public List<Participant> gone() {
    return List.copyOf(gone.values());
  }

  /** The places that this person has left lately. */
  public List<Participant> goneAs(Participant person) {
    return gone.values().stream().filter(person::isSamePerson).toList();
  }

  /** Who was expelled and not let in again, one for each person, whoever went first first. */
  public List<Participant> expelled() {
    return List.copyOf(expelled.values());
  }

  /**
   * The person who was expelled under this index.
   *
   * @throws RefusedException with {@link Problem#PARTICIPANT_NOT_FOUND} when nobody was
   */
  public Participant expelled(int index) {
    return Optional.ofNullable(expelled.get(index))
        .orElseThrow(() -> new RefusedException(Problem.PARTICIPANT_NOT_FOUND));
  }

  /** Lets an expelled person come back. */
  public void readmit(Participant target) {
    expelled.values().removeIf(target::isSamePerson);
  }

  /**
   * Begins a share, or replaces the presenter's own.
   *
   * @return the share that it replaces, empty for none
   * @throws RefusedException with {@link Problem#FORBIDDEN} when this person may not share, {@link
   *     Problem#SCREEN_ALREADY_SHARED} while another presents
   */
  public Optional<Share> beginShare(Participant presenter, Share wanted) {
    if (!presenter.mayShare() || presenter.state() != ParticipantState.PRESENT) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    if (share.isPresent() && !isPresenting(presenter)) {
      throw new RefusedException(Problem.SCREEN_ALREADY_SHARED);
    }
    Optional<Share> before = share;
    share = Optional.of(wanted);
    return before;
  }

  /** Ends this person's share; empty when it shares nothing. */
  public Optional<Share> endShare(Participant presenter) {
    if (!isPresenting(presenter)) {
      return Optional.empty();
    }
    Optional<Share> ended = share;
    share = Optional.empty();
    return ended;
  }

  /** Whether this person's screen is the shared one. */
  public boolean isPresenting(Participant someone) {
    return share.filter(shown -> shown.sender() == someone.index()).isPresent();
  }

  /** What is shared now. */
  public Optional<Share> share() {
    return share;
  }

  /**
   * The participant with this index, admitted or present, and not in the lobby.
   *
   * @throws RefusedException with {@link Problem#PARTICIPANT_NOT_FOUND}
   */
  public Participant participant(int index) {
    return Optional.ofNullable(inside.get(index))
        .filter(someone -> !someone.waits())
        .orElseThrow(() -> new RefusedException(Problem.PARTICIPANT_NOT_FOUND));
  }

  /** The older participant of the same sign-in session. */
  public Optional<Participant> ofSession(Caller caller) {
    return inside.values().stream().filter(someone -> someone.isSameSession(caller)).findFirst();
  }

  /** Everybody who holds a seat, visible or not, in the order in which they came. */
  public Collection<Participant> all() {
    return List.copyOf(inside.values());
  }

  /** Those on everybody's list. */
  public List<Participant> present() {
    return inside.values().stream()
        .filter(someone -> someone.state() == ParticipantState.PRESENT)
        .toList();
  }
}
