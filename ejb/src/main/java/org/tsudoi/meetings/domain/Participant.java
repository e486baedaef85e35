package org.tsudoi.meetings.domain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.meetings.MeetingAction;
import org.tsudoi.meetings.Role;
import org.tsudoi.protocol.Channel;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.Rights;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;

/**
 * One person in one instance of a meeting, on one tunnel.
 *
 * <p>Begins admitted with a fresh sender index, becomes present with the hello and ends when the
 * tunnel does; whoever comes back is a new participant. A guest has no account. Guarded by the lock
 * of its instance, apart from what is final and the caller.
 */
public final class Participant {

  private static final int ORGANIZER_BIT = 1;
  private static final int MAY_SHARE_BIT = 2;
  private static final int LEADS_BIT = 4;
  private static final int MAY_SPEAK_BIT = 8;
  private static final int MAY_END_BIT = 16;
  private static final int MAY_WRITE_BIT = 32;
  private static final int MAY_SHOW_CAMERA_BIT = 64;
  private static final int MOST_CHANGES_NOTED = 200;

  private final int index;
  private final TunnelId tunnel;
  private final ConnectionFacts connection;
  private final String name;
  private final Permission screenPermission;
  private volatile Instant joinedAt;
  private volatile Caller caller;
  private volatile Role role;
  private volatile boolean muted;
  private volatile boolean waits;
  private volatile int hand;
  private volatile int camera;
  private int cameraSeenBy;
  private ParticipantState state = ParticipantState.ADMITTED;
  private String client = "";
  private Decoders decoders = Decoders.unsaid();
  private volatile Optional<Instant> reconnectingSince = Optional.empty();
  private int changesNoted;
  private Optional<Problem> tunnelEnd = Optional.empty();
  private Optional<Duration> viewerQueue = Optional.empty();

  Participant(
      int index,
      Tunnel tunnel,
      Caller caller,
      String name,
      Role role,
      Permission screenPermission,
      boolean waits,
      Instant joinedAt) {
    this.index = index;
    this.tunnel = tunnel.id();
    this.connection = tunnel.connection();
    this.caller = caller;
    this.name = name;
    this.role = role;
    this.screenPermission = screenPermission;
    this.waits = waits;
    this.joinedAt = joinedAt;
  }

  /**
   * Moves on to the next state; the only writer of the state.
   *
   * @return whether the transition was allowed and made
   */
  boolean become(ParticipantState next) {
    if (!state.mayBecome(next)) {
      return false;
    }
    state = next;
    return true;
  }

  /** Comes in from the lobby, at this time. */
  void isLetIn(Instant now) {
    waits = false;
    joinedAt = now;
  }

  /** Whether this person must wait in the lobby, or does already. */
  public boolean waits() {
    return waits;
  }

  /** Takes in what the hello says of the client program. */
  public void says(String clientName) {
    client = clientName;
  }

  /** Takes in which pictures the client says that it decodes; answers whether that is news. */
  public boolean decodes(Decoders claim) {
    boolean news = !claim.equals(decoders);
    decoders = claim;
    return news;
  }

  /** Which pictures the client says that it decodes. */
  public Decoders decoders() {
    return decoders;
  }

  /** Takes in how long pictures wait at this viewer. */
  public void reports(Duration queue) {
    viewerQueue = Optional.of(queue);
  }

  /** Takes note of whether the connection stands at this moment; answers whether that is news. */
  public boolean isNowConnected(boolean stands, Instant now) {
    boolean news = isConnected() != stands;
    if (news) {
      reconnectingSince = stands ? Optional.empty() : Optional.of(now);
    }
    return news;
  }

  /** Whether another change of the connections may be noted: a few hundred, not one a second. */
  public boolean mayNoteChange() {
    changesNoted = Math.min(changesNoted + 1, MOST_CHANGES_NOTED + 1);
    return changesNoted <= MOST_CHANGES_NOTED;
  }

  /** Takes note of why the tunnel ended by itself. */
  public void tunnelEnded(Problem why) {
    tunnelEnd = Optional.of(why);
  }

  /** The reason as the access history keeps it: exactly why, when the tunnel ended by itself. */
  public String endedAs(LeaveReason reason) {
    return tunnelEnd
        .filter(why -> reason == LeaveReason.CONNECTION_LOST)
        .map(Problem::key)
        .orElseGet(reason::wireName);
  }

  /** Whether the connection stands, or is being taken up again. */
  public boolean isConnected() {
    return reconnectingSince.isEmpty();
  }

  /** Since when the connection is being taken up again; empty while it stands. */
  public Optional<Instant> reconnectingSince() {
    return reconnectingSince;
  }

  /** Replaces the caller by the same person's newer one, with the roles of now. */
  public void refresh(Caller sameCaller) {
    caller = sameCaller;
  }

  /** Becomes something else in this meeting; whoever was muted stays so. */
  void become(Role next) {
    role = next;
  }

  /** Turns the voice off or on again; answers whether it was otherwise before. */
  public boolean mute(boolean off) {
    boolean news = muted != off && may(MeetingAction.SPEAK);
    muted = news ? off : muted;
    return news;
  }

  /** Whether the voice is off because somebody who leads turned it off. */
  public boolean isMuted() {
    return muted;
  }

  /** Raises the hand as the so-manyeth, or lowers it with 0. */
  public void raiseHand(int place) {
    hand = place;
  }

  /** When the hand was raised: a lower number is earlier; 0 while it is down. */
  public int hand() {
    return hand;
  }

  /** Turns the camera on as the so-manyeth, or off with 0. */
  public void turnCamera(int place) {
    camera = place;
    cameraSeenBy = place == 0 ? cameraSeenBy : 0;
  }

  /** That many others are there; it counts while the camera is on. */
  public void isSeenBy(int others) {
    if (camera > 0) {
      cameraSeenBy = Math.max(cameraSeenBy, others);
    }
  }

  /** Before how many others the camera was on last, at most. */
  public int cameraSeenBy() {
    return cameraSeenBy;
  }

  /** When the camera was turned on: a lower number is earlier; 0 while it is off. */
  public int camera() {
    return camera;
  }

  /** Whether this person may do it, by the role here or as a system administrator. */
  public boolean may(MeetingAction action) {
    return action.allows(role, caller);
  }

  /**
   * The role as bits: 1 organizer, 2 may share a screen, 4 leads, 8 may speak, 16 may end the
   * meeting and name co-organizers, 32 may write while the chat is not locked, 64 may show a camera
   * in meetings with cameras.
   */
  public int roleBits() {
    return (role == Role.ORGANIZER ? ORGANIZER_BIT : 0)
        | (mayShare() ? MAY_SHARE_BIT : 0)
        | (may(MeetingAction.EXPEL) ? LEADS_BIT : 0)
        | (may(MeetingAction.SPEAK) ? MAY_SPEAK_BIT : 0)
        | (may(MeetingAction.END) ? MAY_END_BIT : 0)
        | (may(MeetingAction.CHAT) ? MAY_WRITE_BIT : 0)
        | (may(MeetingAction.CAMERA) ? MAY_SHOW_CAMERA_BIT : 0);
  }

  public int index() {
    return index;
  }

  /**
   * What this participant may send without sharing anything; nothing in the lobby. The frames of a
   * muted voice go nowhere, but are no offence: they may have been on their way.
   */
  public Rights rights() {
    if (waits) {
      return Rights.none();
    }
    Rights rights =
        may(MeetingAction.CHAT) ? Rights.none().withChannel(Channel.CHAT) : Rights.none();
    if (camera > 0) {
      rights = rights.withChannel(Channel.CAMERA);
    }
    if (!may(MeetingAction.SPEAK)) {
      return rights;
    }
    return muted ? rights.passingOver(Channel.VOICE) : rights.withChannel(Channel.VOICE);
  }

  public TunnelId tunnel() {
    return tunnel;
  }

  /** How the person was connected at the beginning. */
  public ConnectionFacts connection() {
    return connection;
  }

  public Caller caller() {
    return caller;
  }

  /** Whether this is a guest, whose name nobody has checked. */
  public boolean isGuest() {
    return caller.isGuest();
  }

  /** The account, empty for a guest. */
  public Optional<AccountId> account() {
    return caller.account();
  }

  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  /** Whether this person may share a screen when nobody else does. */
  public boolean mayShare() {
    return !waits && may(MeetingAction.SHARE) && screenPermission.allows(role);
  }

  public Instant joinedAt() {
    return joinedAt;
  }

  public ParticipantState state() {
    return state;
  }

  public String client() {
    return client;
  }

  /** How long pictures wait at this viewer, as it last said. */
  public Optional<Duration> viewerQueue() {
    return viewerQueue;
  }

  /** Whose personal data the name is. */
  public PersonId person(InstanceFacts instance) {
    return PersonId.of(caller).orElseGet(() -> PersonId.guest(participation(instance)));
  }

  private UUID participation(InstanceFacts instance) {
    String seat = instance.id() + "/" + index;
    return UUID.nameUUIDFromBytes(seat.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether both are the same person at the same place: the same sign-in session. */
  boolean isSameSession(Caller other) {
    return other.session().isPresent() && other.session().equals(caller.session());
  }

  /** Whether both are the same person. */
  boolean isSamePerson(Participant other) {
    return is(other.caller());
  }

  /** Whether this is that person: by account, or by the session of a guest. */
  public boolean is(Caller other) {
    return account().isPresent() ? account().equals(other.account()) : isSameSession(other);
  }
}
