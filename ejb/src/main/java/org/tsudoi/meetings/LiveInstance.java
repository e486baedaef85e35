package org.tsudoi.meetings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tsudoi.accounts.GuestSessions;
import org.tsudoi.meetings.domain.Attendance;
import org.tsudoi.meetings.domain.ControlText;
import org.tsudoi.meetings.domain.Decoders;
import org.tsudoi.meetings.domain.InstanceEnd;
import org.tsudoi.meetings.domain.InstanceFacts;
import org.tsudoi.meetings.domain.Journal;
import org.tsudoi.meetings.domain.LeaveReason;
import org.tsudoi.meetings.domain.Lobby;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.ParticipantState;
import org.tsudoi.meetings.domain.PlannedEnd;
import org.tsudoi.meetings.domain.Share;
import org.tsudoi.meetings.domain.ShareEnd;
import org.tsudoi.meetings.domain.Standing;
import org.tsudoi.meetings.domain.Ticket;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.Link;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.relay.Relay;
import org.tsudoi.relay.RelayGroup;
import org.tsudoi.relay.RelayListener;
import org.tsudoi.relay.Rights;
import org.tsudoi.relay.SeatAssignment;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.relay.TunnelFacts;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * One gathering while it lasts: who is in it, what is shared, and what everybody is told.
 *
 * <p>It begins with the first seat and is over when it is ended, when it was empty for longer than
 * the grace or when the sender indexes are used up; it never begins again.
 *
 * <p>Thread-safe: one lock guards the attendance and keeps rights, messages and journal in the same
 * order for everybody. The relay and the journal are called under it, because neither waits nor
 * calls back on the same thread.
 */
final class LiveInstance {

  private final InstanceFacts facts;
  private final RelayGroup group;
  private final Attendance attendance;
  private final Standing standing;
  private final PlannedEnd plannedEnd;
  private final Threshold threshold;
  private final Lobby lobby;
  private final LobbyDoor lobbyDoor;
  private final Floor floor;
  private final GuestSessions guests;
  private final Relay relay;
  private final Journal journal;
  private final Clock clock;
  private final Ticker ticker;
  private boolean begun;
  private boolean over;
  private long emptySinceNanos;

  LiveInstance(InstanceFacts facts, int capacity, Surroundings surroundings) {
    this.facts = facts;
    relay = surroundings.relay();
    journal = surroundings.journal();
    clock = surroundings.clock();
    ticker = surroundings.ticker();
    guests = surroundings.guests();
    attendance = new Attendance(facts.meeting(), capacity);
    standing = new Standing(ticker, facts.meeting().lobby());
    standing.allowCameras(facts.meeting().cameras());
    standing.nameSuccessor(facts.meeting().successor());
    emptySinceNanos = ticker.nanos();
    group = new RelayGroup(facts.id(), emptySinceNanos);
    plannedEnd = new PlannedEnd(facts.meeting().plannedEnd(), facts.meeting().endOnTime());
    lobby = standing.lobby();
    threshold = new Threshold(attendance, standing, lobby);
    lobbyDoor = new LobbyDoor(attendance, lobby, relay);
    floor = new Floor(facts, group, attendance, standing, surroundings);
  }

  /** What every live instance works with. */
  record Surroundings(
      Relay relay,
      Journal journal,
      Clock clock,
      Ticker ticker,
      GuestSessions guests,
      int mostCameras) {}

  InstanceFacts facts() {
    return facts;
  }

  /**
   * Seats a tunnel; an older tunnel of the same sign-in session gives way to it.
   *
   * @return empty when this instance is over, so that another must begin
   * @throws RefusedException with {@link Problem#EXPELLED}, {@link Problem#MEETING_LOCKED}, {@link
   *     Problem#MEETING_FULL} or as {@link Lobby#refuse}
   */
  synchronized Optional<Seated> seat(
      Ticket ticket, Caller caller, Tunnel tunnel, Function<Participant, RelayListener> listener) {
    if (over || attendance.isUsedUp()) {
      finish(InstanceEnd.INDEXES_USED_UP, LeaveReason.MEETING_ENDED, OrderedBy.NOBODY);
      return Optional.empty();
    }
    Role role = standing.roleOf(caller, ticket.role());
    threshold.check(caller, role);
    boolean waits = threshold.keepsWaiting(caller, role);
    if (waits) {
      lobby.count(caller);
    }
    attendance.ofSession(caller).ifPresent(older -> depart(older, LeaveReason.REPLACED, ""));
    Participant seated = attendance.seat(tunnel, caller, role, waits, clock.instant());
    Rights rights = standing.rightsOf(seated);
    byte[] welcome =
        ControlText.welcome(facts, age().toMillis(), seated, rights, tunnel, relay.settings());
    SeatAssignment seat =
        new SeatAssignment(group, seated.index(), rights, listener.apply(seated), welcome);
    Link link = relay.open(tunnel, seat);
    if (!waits) {
      isInside(seated);
    }
    return Optional.of(new Seated(link, facts.meeting().id(), seated.index()));
  }

  private void isInside(Participant someone) {
    standing.cameIn(someone.caller());
    if (!begun) {
      begun = true;
      journal.began(facts, someone);
    }
  }

  /**
   * The hello has come: everybody sees the participant, and the participant sees everybody; or the
   * participant waits in the lobby, and sees nobody.
   */
  synchronized void arrive(Participant participant, String client, Decoders decoders) {
    participant.says(client);
    participant.decodes(decoders);
    relay.takePictures(participant.tunnel(), decoders.takesPictures());
    if (threshold.keepsWaiting(participant)) {
      await(participant);
    } else {
      enter(participant);
    }
  }

  private void await(Participant participant) {
    if (!attendance.await(participant)) {
      throw new RefusedException(Problem.BAD_FRAME);
    }
    lobby.add(participant);
    lobbyDoor.tellWaiting(participant);
    lobbyDoor.tellLeaders();
    journal.waits(facts, participant);
  }

  private void enter(Participant participant) {
    boolean waited = participant.waits();
    lobby.remove(participant);
    if (!attendance.arrive(participant, clock.instant())) {
      throw new RefusedException(Problem.BAD_FRAME);
    }
    if (waited) {
      isInside(participant);
      relay.replaceRights(participant.tunnel(), standing.rightsOf(participant));
    }
    tellAll(ControlKind.JOINED, ControlText.joined(participant));
    Set<Integer> writers = relay.writers(group);
    List<Participant> gone =
        attendance.gone().stream().filter(left -> writers.contains(left.index())).toList();
    ControlText.Gathering gathering =
        new ControlText.Gathering(
            attendance.present(), gone, attendance.share(), standing, plannedEnd);
    for (byte[] roster : ControlText.roster(gathering, clock.instant())) {
      relay.send(participant.tunnel(), ControlKind.ROSTER.number(), roster);
    }
    relay.enter(participant.tunnel());
    journal.joined(facts, participant);
    floor.noteViewers();
    tellThoseWhoAnswer();
  }

  /** Who waits, and who would like to present, for those who can say yes or no. */
  private void tellThoseWhoAnswer() {
    lobbyDoor.tellLeaders();
    floor.wishes().tell();
  }

  /** Who waits with this index. */
  synchronized Participant waiting(int index) {
    return lobby.waiting(index);
  }

  /** Who waits, whoever came first first. */
  synchronized List<Participant> line() {
    return lobby.line();
  }

  /**
   * Refuses when nobody else may be inside.
   *
   * @throws RefusedException with {@link Problem#MEETING_FULL}
   */
  synchronized void refuseWhenFull() {
    if (!attendance.hasRoom()) {
      throw new RefusedException(Problem.MEETING_FULL);
    }
  }

  /** Lets these in from the lobby, on all devices: as many as there is room for, in their order. */
  synchronized void admit(List<Participant> people) {
    for (Participant someone : people) {
      for (Participant device : lobby.devicesOf(someone)) {
        if (attendance.hasRoom()) {
          enter(device);
        }
      }
    }
  }

  /** Does not let a person in who waits, on all devices, and not again for a while. */
  synchronized void refuseEntry(Participant someone, String detail, OrderedBy by) {
    List<Participant> devices = lobby.devicesOf(someone);
    if (!devices.isEmpty()) {
      lobby.noteRefusal(someone.caller());
      devices.forEach(device -> depart(device, LeaveReason.LOBBY_REFUSED, detail, by));
    }
  }

  /** Takes what the meeting has from now on, as {@link #turnLobby}. */
  synchronized void followLobby(boolean on) {
    if (lobby.follow(on)) {
      lobbyTurned(OrderedBy.NOBODY);
    }
  }

  /**
   * Lets people wait who come from now on, or lets everybody in who waits and would not have to any
   * more, which guests do. Everybody hears by whom.
   */
  synchronized void turnLobby(boolean on, OrderedBy by) {
    if (lobby.turn(on)) {
      lobbyTurned(by);
    }
  }

  private void lobbyTurned(OrderedBy by) {
    tellAll(ControlKind.MEETING_CHANGED, ControlText.meetingChanged(standing, by));
    admit(
        lobby.line().stream()
            .filter(someone -> !threshold.keepsWaiting(someone.caller(), someone.role()))
            .toList());
  }

  /** Lets those go who have waited for long while nobody who leads was there. */
  synchronized void watchLobby() {
    lobbyDoor.look();
    lobby
        .unattended()
        .forEach(someone -> depart(someone, LeaveReason.LOBBY_UNATTENDED, "", OrderedBy.NOBODY));
  }

  /** Takes another plan; everybody hears when it is another. */
  synchronized void plan(Optional<Instant> end, boolean forAll) {
    if (plannedEnd.plan(end, forAll)) {
      tellEnd(false, OrderedBy.NOBODY);
    }
  }

  /** Whether the planned end may be put off by so much; false when there is none. */
  synchronized boolean mayExtend(Duration by) {
    return plannedEnd.mayExtend(by);
  }

  /** Puts off the planned end; everybody hears by whom. */
  synchronized void extend(Duration by, OrderedBy who) {
    if (plannedEnd.extend(by)) {
      tellEnd(false, who);
    }
  }

  /** Tells everybody that the planned end is near. Answers whether everybody has to leave now. */
  synchronized boolean watchEnd() {
    if (plannedEnd.isNoticeDue(clock.instant())) {
      tellEnd(true, OrderedBy.NOBODY);
    }
    return plannedEnd.isReached(clock.instant());
  }

  private void tellEnd(boolean notice, OrderedBy by) {
    tellAll(
        ControlKind.MEETING_CHANGED,
        ControlText.endChanged(standing, plannedEnd, clock.instant(), notice, by));
  }

  /**
   * Refuses whoever may not come in now, as {@link #seat}; answers what the person will be. Who has
   * a seat takes it up again, and who has to wait needs none yet.
   */
  synchronized Role refuseAtTheDoor(Caller caller, Role inMeeting) {
    Role role = standing.roleOf(caller, inMeeting);
    threshold.check(caller, role);
    if (!threshold.keepsWaiting(caller, role) && attendance.ofSession(caller).isEmpty()) {
      refuseWhenFull();
    }
    return role;
  }

  /** Lets something be done in the gathering, with everything in order until it is done. */
  synchronized void act(Consumer<Floor> what) {
    what.accept(floor);
    tellThoseWhoAnswer();
  }

  /** Whether this person's screen is the shared one. */
  synchronized boolean isPresenting(Participant someone) {
    return attendance.isPresenting(someone);
  }

  /** That this person was asked to present, and what came of it. */
  synchronized Optional<LiveInvitation> invitation(Participant someone) {
    return floor.invitation(someone);
  }

  /** Whether nobody new is let in. */
  synchronized boolean isLocked() {
    return standing.isLocked();
  }

  /** Whether people wait who come now. */
  synchronized boolean hasLobby() {
    return lobby.isOn();
  }

  /** Whether people may show themselves. */
  synchronized boolean hasCameras() {
    return standing.hasCameras();
  }

  /** Whether only those who lead write. */
  synchronized boolean isChatLocked() {
    return standing.isChatLocked();
  }

  /** Takes in a viewer's report. */
  synchronized void report(Participant viewer, Duration queue) {
    viewer.reports(queue);
  }

  /** The same person, with the roles of now. */
  synchronized void refresh(Participant participant, Caller caller) {
    int before = participant.roleBits();
    participant.refresh(caller);
    if (participant.roleBits() != before) {
      floor.tellChanged(participant, OrderedBy.NOBODY);
      tellThoseWhoAnswer();
    }
  }

  /** What the person is in this gathering, given what the person is in the meeting. */
  synchronized Role roleOf(Caller caller, Role inMeeting) {
    return standing.roleOf(caller, inMeeting);
  }

  /** Whether the hello has come and the person is still there. */
  synchronized boolean isPresent(Participant participant) {
    return participant.state() == ParticipantState.PRESENT;
  }

  /** Whether the person is in the lobby. */
  synchronized boolean isWaiting(Participant participant) {
    return participant.state() == ParticipantState.WAITING;
  }

  synchronized Caller callerOf(Participant participant) {
    return participant.caller();
  }

  /**
   * Takes a participant out. When this returns no frame of it is relayed any more; the second call
   * for the same participant does nothing.
   */
  synchronized void depart(Participant participant, LeaveReason reason, String detail) {
    depart(participant, reason, detail, OrderedBy.NOBODY);
  }

  private void depart(Participant participant, LeaveReason reason, String detail, OrderedBy by) {
    boolean wasPresent = participant.state() == ParticipantState.PRESENT;
    if (participant.state() == ParticipantState.LEFT) {
      return;
    }
    // First of all the frames stop; only then is anything said about it.
    relay.close(participant.tunnel(), reason.problem(), detail, by);
    floor.endShare(participant, ShareEnd.because(reason), Rights.none(), OrderedBy.NOBODY);
    floor.forget(participant, ShareEnd.because(reason));
    attendance.leave(participant);
    if (lobby.remove(participant)) {
      journal.gaveUp(facts, participant, reason);
      if (!over) {
        lobbyDoor.tellLeaders();
      }
    }
    if (wasPresent) {
      tellAll(ControlKind.LEFT, ControlText.left(participant, reason));
      journal.left(facts, participant, reason);
      if (!over) {
        floor.wishes().tell();
      }
    }
    if (attendance.all().isEmpty()) {
      emptySinceNanos = ticker.nanos();
    }
  }

  /** Something happened to a participant's connections; the others hear what they can see. */
  synchronized void connectionChanged(Participant participant, LinkChange change) {
    if (!isPresent(participant)) {
      return;
    }
    if (participant.mayNoteChange()) {
      journal.connectionChanged(facts, participant, change, transportOf(participant));
    }
    boolean stands = change != LinkChange.INTERRUPTED;
    if (participant.isNowConnected(stands, clock.instant())) {
      tellAll(ControlKind.PARTICIPANT_STATE, ControlText.participantState(participant));
    }
  }

  private String transportOf(Participant participant) {
    return relay
        .facts(participant.tunnel())
        .map(TunnelFacts::connection)
        .orElse(participant.connection())
        .transport();
  }

  /** The participant's tunnel has ended, for a reason of the link or of its own. */
  synchronized void tunnelEnded(Participant participant, Problem why, String detail) {
    participant.tunnelEnded(why);
    depart(participant, LeaveReason.whenTunnelEnds(why), detail);
  }

  /** Who would have to leave with this index. */
  synchronized Participant participant(int index) {
    return attendance.participant(index);
  }

  /** Throws a person out, on all devices, and keeps the person out; tells the person by whom. */
  synchronized void expel(Participant target, String detail, OrderedBy by) {
    standing.forget(target.caller());
    attendance.expel(target).forEach(device -> depart(device, LeaveReason.EXPELLED, detail, by));
    attendance.goneAs(target).forEach(left -> relay.forgetWritten(group, left.index()));
    if (target.isGuest()) {
      target.caller().session().ifPresent(guests::end);
    }
  }

  /** Lets an expelled person come back. */
  synchronized void readmit(Participant target) {
    attendance.readmit(target);
  }

  /** Who was expelled under this index. */
  synchronized Participant expelled(int index) {
    return attendance.expelled(index);
  }

  /** Who stands outside, and what else can be turned. */
  synchronized LiveDoor door() {
    return LiveDoor.of(
        standing.isChatLocked(), plannedEnd.at(), lobby.line(), attendance.expelled());
  }

  /** Ends the gathering for everybody by order of somebody, and tells everybody by whose. */
  synchronized void endBy(OrderedBy by) {
    finish(InstanceEnd.ENDED, LeaveReason.MEETING_ENDED, by);
  }

  /** Ends the gathering for everybody without an order. */
  synchronized void end(InstanceEnd end, LeaveReason reason) {
    finish(end, reason, OrderedBy.NOBODY);
  }

  /** Ends the gathering when it has been empty for the grace. Answers whether it is over. */
  synchronized boolean isOverAfter(Duration grace) {
    boolean empty = attendance.all().isEmpty();
    if (empty && ticker.since(emptySinceNanos).compareTo(grace) >= 0) {
      finish(InstanceEnd.EMPTY, LeaveReason.MEETING_ENDED, OrderedBy.NOBODY);
    }
    return over;
  }

  private void finish(InstanceEnd end, LeaveReason reason, OrderedBy by) {
    if (over) {
      return;
    }
    over = true;
    if (end != InstanceEnd.INDEXES_USED_UP) {
      guests.endAllOf(facts.meeting().id());
    }
    attendance.all().forEach(someone -> depart(someone, reason, "", by));
    if (begun) {
      journal.ended(facts, end);
    }
  }

  /** Everybody who holds a seat, visible or not. */
  synchronized Collection<Participant> seats() {
    return attendance.all();
  }

  synchronized List<Participant> present() {
    return attendance.present();
  }

  synchronized Optional<Share> share() {
    return attendance.share();
  }

  private Duration age() {
    return ticker.since(group.beganNanos());
  }

  private void tellAll(ControlKind kind, byte[] payload) {
    relay.sendToAll(group, kind.number(), payload);
  }
}
