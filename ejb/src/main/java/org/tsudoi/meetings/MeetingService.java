package org.tsudoi.meetings;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * The door of the meetings: opens them, lets people in, shows who is inside, makes people leave and
 * ends them.
 *
 * <p>A meeting lasts; each gathering in it is an instance with its own id, its own sender indexes
 * and its own list of expelled people. What is live is in memory and lost with the server; the
 * schema keeps the meetings and when their instances began and ended.
 */
@Stateless
public class MeetingService {

  private Meetings meetings;
  private Admission admission;
  private MeetingOrders orders;
  private LiveOrders liveOrders;
  private MeetingViews views;

  /** For the container. */
  public MeetingService() {}

  /** A door made of its parts. */
  @Inject
  public MeetingService(
      Meetings meetings,
      Admission admission,
      MeetingOrders orders,
      LiveOrders liveOrders,
      MeetingViews views) {
    this.meetings = meetings;
    this.admission = admission;
    this.orders = orders;
    this.liveOrders = liveOrders;
    this.views = views;
  }

  /**
   * Opens a meeting whose organizer is the caller, under a fresh random number.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} for a title or a key outside the
   *     limits of {@link NewMeeting} or a key where the policy wants none; {@link
   *     Problem#MEETING_KEY_REQUIRED} without one where it wants one (spec 6.3.3); {@link
   *     Problem#TOO_MANY_REQUESTS} beyond the meetings that one person may open within a day
   */
  @Allowed({SystemRole.MEETING_CREATOR, SystemRole.SYSTEM_ADMINISTRATOR})
  public MeetingSummary create(Caller caller, NewMeeting wanted) {
    return views.summary(orders.create(caller, wanted));
  }

  /**
   * The meetings that the caller organizes and those that are open to every signed-in person,
   * because they have no meeting key; system administrators and auditors see all. Live ones come
   * first, then the newest.
   */
  @Allowed
  public List<MeetingSummary> list(Caller caller) {
    return views.list(caller, meetings);
  }

  /**
   * The meeting with this number, as its door shows it.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND} when there is none; {@link
   *     Problem#NOT_INVITED} when only invited people come in: they alone, those who lead and
   *     auditors, learn its title
   */
  @Allowed
  public MeetingSummary find(Caller caller, MeetingNumber number) {
    Meeting meeting = existing(number);
    admission.refuseStranger(caller, meeting);
    return views.summary(meeting);
  }

  /**
   * Who may do what in the meeting at this moment, and how people get in.
   *
   * @throws RefusedException as {@link #find}
   */
  @Allowed
  public MeetingRules rules(Caller caller, MeetingNumber number) {
    Meeting meeting = existing(number);
    admission.refuseStranger(caller, meeting);
    return views.rules(meeting);
  }

  /**
   * Checks everything that must be true before a person comes in, and hands out a one-time ticket.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link
   *     Problem#AGREEMENT_REQUIRED}; {@link Problem#MEETING_KEY_REQUIRED} or {@link
   *     Problem#MEETING_KEY_WRONG}; {@link Problem#TOO_MANY_REQUESTS} after too many wrong keys;
   *     {@link Problem#EXPELLED}; {@link Problem#NOT_INVITED} where only invited people come in;
   *     {@link Problem#MEETING_LOCKED} for whoever is new; {@link Problem#LOBBY_REFUSED} or {@link
   *     Problem#LOBBY_FULL} for whoever would have to wait; {@link Problem#MEETING_FULL} for
   *     whoever would not and has no seat; {@link Problem#MEETING_ENDED} until the organizer is
   *     back; {@link Problem#MEETING_CANCELLED}; {@link Problem#SERVER_FULL}
   */
  @Allowed({SystemRole.PARTICIPANT, SystemRole.MEETING_CREATOR, SystemRole.SYSTEM_ADMINISTRATOR})
  public JoinGrant join(Caller caller, MeetingNumber number, Optional<MeetingKeyProof> proof) {
    return admission.join(caller, number, proof);
  }

  /**
   * Seats a tunnel that shows a ticket. The ticket is used up whatever comes of it.
   *
   * @throws RefusedException with {@link Problem#TICKET_INVALID} for a ticket that is unknown, used
   *     or too old; {@link Problem#SESSION_ENDED}, {@link Problem#EXPELLED} or {@link
   *     Problem#MEETING_ENDED} when that came true since the ticket was made
   */
  public Seated admit(String ticket, Tunnel tunnel) {
    return admission.admit(ticket, tunnel);
  }

  /**
   * Makes a person leave. When this returns, no frame of that person is relayed any more, and the
   * person cannot come back before this gathering ends or {@link #readmit} is called.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} unless the caller leads the meeting, as
   *     {@link MeetingAction} says; {@link Problem#PARTICIPANT_NOT_FOUND}; {@link
   *     Problem#INVALID_VALUE} for a reason over 200 code points or when the caller means itself
   */
  @Allowed
  public void expel(Caller caller, MeetingNumber number, int index, Optional<String> reason) {
    orders.expel(caller, existing(number), index, reason);
  }

  /**
   * Lets a person who was expelled from this gathering join again.
   *
   * @throws RefusedException as {@link #expel}
   */
  @Allowed
  public void readmit(Caller caller, MeetingNumber number, int index) {
    orders.readmit(caller, existing(number), index);
  }

  /**
   * Who was expelled from the gathering that goes on now and not let in again; empty without one.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless the caller leads the meeting
   */
  @Allowed
  public List<Expelled> expelled(Caller caller, MeetingNumber number) {
    return orders.expelled(caller, existing(number));
  }

  /**
   * Ends the meeting for everybody. It stays ended until its organizer or a system administrator
   * joins again.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} unless the caller is the organizer or a
   *     system administrator
   */
  @Allowed
  public void end(Caller caller, MeetingNumber number) {
    orders.end(caller, existing(number));
  }

  /**
   * Ends a participant's share of a screen; nothing happens when there is none. When this returns,
   * no frame of it is relayed any more (spec 6.4.1).
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} unless the caller leads the meeting, as
   *     {@link MeetingAction} says; {@link Problem#PARTICIPANT_NOT_FOUND}
   */
  @Allowed
  public void stopShare(Caller caller, MeetingNumber number, int index) {
    liveOrders.stopShare(caller, existing(number), index);
  }

  /**
   * Turns a participant's voice off until that person turns it on again. When this returns, no
   * frame of it is relayed any more.
   *
   * @throws RefusedException as {@link #stopShare}
   */
  @Allowed
  public void mute(Caller caller, MeetingNumber number, int index) {
    liveOrders.mute(caller, existing(number), index);
  }

  /**
   * Turns off a participant's camera; the person may turn it on again.
   *
   * @throws RefusedException as {@link #stopShare}
   */
  @Allowed
  public void stopCamera(Caller caller, MeetingNumber number, int index) {
    liveOrders.stopCamera(caller, existing(number), index);
  }

  /**
   * Refuses where the policy lets nobody show themselves, also in meetings that were opened before.
   *
   * @throws RefusedException with {@link Problem#SET_BY_POLICY}
   */
  @Allowed
  public void requireCameras(Caller caller, MeetingNumber number) {
    liveOrders.requireCameras(existing(number));
  }

  /**
   * Turns off the voices of all who are there now, the caller's apart.
   *
   * @throws RefusedException as {@link #stopShare}
   */
  @Allowed
  public void muteOthers(Caller caller, MeetingNumber number) {
    liveOrders.muteOthers(caller, existing(number));
  }

  /**
   * Locks the door of the gathering that goes on now, or unlocks it: while it is locked, nobody
   * comes in who has not been inside and does not lead.
   *
   * @throws RefusedException as {@link #stopShare}; there is no door without a gathering
   */
  @Allowed
  public void lock(Caller caller, MeetingNumber number, boolean shut) {
    liveOrders.lock(caller, existing(number), shut);
  }

  /**
   * Puts off the planned end of the gathering that goes on now by 15 or 30 minutes, up to a day in
   * all. The plan stays as it is.
   *
   * @throws RefusedException as {@link #stopShare}; {@link Problem#INVALID_VALUE} for other
   *     minutes, for more than a day, and where no end is planned
   */
  @Allowed
  public void extend(Caller caller, MeetingNumber number, int minutes) {
    liveOrders.extend(caller, existing(number), minutes);
  }

  /**
   * Switches the lobby of the gathering that goes on now on or off; the meeting's next one has what
   * was chosen for the meeting. When it is switched off, those who wait come in, apart from guests.
   *
   * @throws RefusedException as {@link #lock}; {@link Problem#SET_BY_POLICY} where the policy
   *     leaves no choice
   */
  @Allowed
  public void turnLobby(Caller caller, MeetingNumber number, boolean on) {
    liveOrders.turnLobby(caller, existing(number), on);
  }

  /**
   * Lets only those write in the chat who lead the gathering that goes on now, or everybody again.
   *
   * @throws RefusedException as {@link #lock}
   */
  @Allowed
  public void lockChat(Caller caller, MeetingNumber number, boolean shut) {
    liveOrders.lockChat(caller, existing(number), shut);
  }

  /**
   * Gives a person another role until the gathering ends. When this returns, no frame is relayed
   * any more that the new role forbids.
   *
   * @throws RefusedException as {@link #stopShare}; {@link Problem#FORBIDDEN} also when a
   *     co-organizer is named or unmade by somebody who may not; {@link Problem#INVALID_VALUE} for
   *     the organizer, who stays what that person is, and for a guest who shall lead
   */
  @Allowed
  public void changeRole(Caller caller, MeetingNumber number, int index, Role role) {
    liveOrders.changeRole(caller, existing(number), index, role);
  }

  /**
   * Asks a person to share a screen, in the place of whoever does: for two minutes that person may
   * take over.
   *
   * @throws RefusedException as {@link #stopShare}; {@link Problem#INVALID_VALUE} for somebody who
   *     presents already or may not share
   */
  @Allowed
  public void askToPresent(Caller caller, MeetingNumber number, int index) {
    liveOrders.askToPresent(caller, existing(number), index);
  }

  /**
   * Lowers all hands.
   *
   * @throws RefusedException as {@link #lock}
   */
  @Allowed
  public void lowerHands(Caller caller, MeetingNumber number) {
    liveOrders.lowerHands(caller, existing(number));
  }

  /** Every meeting that people are in now or wait to get into, with how they are connected. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public List<LiveMeeting> live(Caller caller) {
    return views.live();
  }

  private Meeting existing(MeetingNumber number) {
    return meetings
        .byNumber(number)
        .orElseThrow(() -> new RefusedException(Problem.MEETING_NOT_FOUND));
  }
}
