package org.tsudoi.meetings.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.meetings.MeetingAction;
import org.tsudoi.meetings.Role;
import org.tsudoi.protocol.Channel;
import org.tsudoi.relay.Rights;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * What one gathering remembers of people beyond their tunnels: the roles that were given, who has
 * been inside, and whether the door is locked.
 *
 * <p>It ends with the gathering. Not thread-safe: guarded by the lock of the live instance.
 */
public final class Standing {

  private final Lobby lobby;
  private final Map<String, Role> given = new HashMap<>();
  private final Set<String> haveBeenInside = new HashSet<>();
  private boolean locked;
  private boolean chatLocked;
  private int hands;
  private boolean cameras;
  private boolean successor;
  private int cameraTurns;

  /** Nobody has been here, and the door is open; there is a lobby in front of it or not. */
  public Standing(Ticker ticker, boolean withLobby) {
    lobby = new Lobby(ticker, withLobby);
  }

  /** Where people wait to be let in. */
  public Lobby lobby() {
    return lobby;
  }

  /** What a person is in this gathering, given what the person is in the meeting. */
  public Role roleOf(Caller caller, Role inMeeting) {
    return inMeeting == Role.ORGANIZER
        ? inMeeting
        : personOf(caller).map(given::get).orElse(Role.PARTICIPANT);
  }

  /** Remembers a role for as long as the gathering lasts. */
  public void give(Caller caller, Role role) {
    personOf(caller).ifPresent(person -> given.put(person, role));
  }

  /** Remembers nothing of a person who was expelled. */
  public void forget(Caller caller) {
    personOf(caller)
        .ifPresent(
            person -> {
              given.remove(person);
              haveBeenInside.remove(person);
            });
  }

  /** Somebody came in. */
  public void cameIn(Caller caller) {
    personOf(caller).ifPresent(haveBeenInside::add);
  }

  /** Whether this person has been in this gathering, and was not expelled since. */
  public boolean hasBeenInside(Caller caller) {
    return personOf(caller).filter(haveBeenInside::contains).isPresent();
  }

  /**
   * Refuses whoever is new while the door is locked. Whoever leads, and whoever has been inside,
   * comes back in: a lost line or a reloaded page is no arrival.
   *
   * @throws RefusedException with {@link Problem#MEETING_LOCKED}
   */
  public void refuseWhileLocked(Caller caller, Role role) {
    if (locked && !hasBeenInside(caller) && !MeetingAction.LOCK.allows(role, caller)) {
      throw new RefusedException(Problem.MEETING_LOCKED);
    }
  }

  /** Locks or unlocks the door; answers whether it was otherwise before. */
  public boolean lock(boolean shut) {
    boolean news = locked != shut;
    locked = shut;
    return news;
  }

  /** Whether the door is locked. */
  public boolean isLocked() {
    return locked;
  }

  /**
   * Lets only those write who lead, or everybody again; answers whether it was otherwise before.
   */
  public boolean lockChat(boolean shut) {
    boolean news = chatLocked != shut;
    chatLocked = shut;
    return news;
  }

  /** Whether only those who lead write. */
  public boolean isChatLocked() {
    return chatLocked;
  }

  /** What somebody may send without sharing anything, as things stand. */
  public Rights rightsOf(Participant someone) {
    Rights own = someone.rights();
    boolean withheld = chatLocked && !someone.may(MeetingAction.LOCK_CHAT);
    return withheld && own.mayCarry(Channel.CHAT, 0) ? own.passingOver(Channel.CHAT) : own;
  }

  /** Lets people show themselves, or nobody; answers whether it was otherwise before. */
  public boolean allowCameras(boolean on) {
    boolean news = cameras != on;
    cameras = on;
    return news;
  }

  /** Whether people may show themselves. */
  public boolean hasCameras() {
    return cameras;
  }

  /** Has somebody take the lead when those who led stay away, or nobody. */
  public void nameSuccessor(boolean on) {
    successor = on;
  }

  /** Whether somebody takes the lead when those who led stay away. */
  public boolean hasSuccessor() {
    return successor;
  }

  /** The place of the next camera that is turned on. */
  public int nextCamera() {
    cameraTurns++;
    return cameraTurns;
  }

  /** The place of the next hand that is raised. */
  public int nextHand() {
    hands++;
    return hands;
  }

  /** Whoever it is, on all devices. */
  static Optional<String> personOf(Caller caller) {
    return caller
        .account()
        .map(Object::toString)
        .or(() -> caller.session().map(session -> "session " + session));
  }
}
