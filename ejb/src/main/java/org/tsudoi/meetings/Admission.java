package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.domain.Journal;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingState;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.meetings.domain.Ticket;
import org.tsudoi.meetings.domain.Tickets;
import org.tsudoi.policies.JoinTermsService;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * How a person gets in: first a ticket from the join call, then a seat for the tunnel that shows
 * it.
 *
 * <p>Each step checks all that may have changed since the one before: the session, the roles, an
 * expulsion, an end of the meeting.
 */
@ApplicationScoped
class Admission {

  private static final Set<SystemRole> WHO_JOINS =
      Set.of(SystemRole.PARTICIPANT, SystemRole.MEETING_CREATOR, SystemRole.SYSTEM_ADMINISTRATOR);

  private Meetings meetings;
  private Entrance entrance;
  private LiveMeetings live;
  private MeetingOrders orders;
  private MeetingViews views;
  private Outside outside;

  /** The other rooms and the clock. */
  record Outside(
      SignInService sessions,
      AuditTrail auditTrail,
      Journal journal,
      Clock clock,
      JoinTermsService terms) {}

  /** For the container's proxy. */
  Admission() {}

  @Inject
  Admission(
      Meetings meetings,
      Entrance entrance,
      LiveMeetings live,
      MeetingOrders orders,
      MeetingViews views,
      SignInService sessions,
      AuditTrail auditTrail,
      Journal journal,
      Clock clock,
      JoinTermsService terms) {
    this.meetings = meetings;
    this.entrance = entrance;
    this.live = live;
    this.orders = orders;
    this.views = views;
    this.outside = new Outside(sessions, auditTrail, journal, clock, terms);
  }

  JoinGrant join(Caller caller, MeetingNumber number, Optional<MeetingKeyProof> proof) {
    refuseWhileUnrecorded();
    AccountId account =
        caller
            .account()
            .filter(known -> caller.session().isPresent())
            .orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    // Before the meeting is read: an end that comes after this makes the ticket void.
    long generation = live.generation(number);
    Meeting meeting =
        meetings
            .byNumber(number)
            .orElseThrow(() -> new RefusedException(Problem.MEETING_NOT_FOUND));
    checkInvited(caller, meeting);
    meeting.refuseCancelled();
    outside.terms().refuseUnlessAgreed(caller);
    checkKey(caller, account.toString(), meeting, proof);
    checkOpen(caller, meeting);
    Role role = checkLive(caller, meeting);
    return grant(caller, meeting, role, generation);
  }

  /** Hands out a ticket to somebody who has passed everything. */
  JoinGrant grant(Caller caller, Meeting meeting, Role role, long generation) {
    Ticket ticket = new Ticket(caller, views.facts(meeting), meeting.roleOf(caller), generation);
    String value = entrance.tickets().issue(ticket);
    return new JoinGrant(
        value, outside.clock().instant().plus(Tickets.LIFE), views.summary(meeting), role);
  }

  /** Nobody comes in while what happens cannot be written down. */
  void refuseWhileUnrecorded() {
    if (outside.journal().isBehind()) {
      throw new RefusedException(Problem.STORAGE_AWAY);
    }
  }

  /** Checks the meeting key, and counts wrong ones under that name of a person. */
  void checkKey(Caller caller, String person, Meeting meeting, Optional<MeetingKeyProof> proof) {
    try {
      entrance.pass(person, meeting, proof);
    } catch (RefusedException refusal) {
      if (refusal.problem() == Problem.MEETING_KEY_WRONG) {
        refused(caller, AuditAction.MEETING_KEY_REFUSED, meeting, refusal.problem());
      } else if (refusal.problem() == Problem.TOO_MANY_REQUESTS) {
        // Counted: who is over the limit could otherwise fill the trail with entries.
        outside
            .auditTrail()
            .refusedAnonymously(
                AuditAction.MEETING_KEY_REFUSED,
                caller.address(),
                caller.path(),
                refusal.problem());
      }
      throw refusal;
    }
  }

  /** Before the key: who is not invited learns nothing, and cannot try keys either. */
  private void checkInvited(Caller caller, Meeting meeting) {
    if (meeting.isClosedTo(caller) && !leadsNow(caller, meeting)) {
      refused(caller, AuditAction.MEETING_JOIN_REFUSED, meeting, Problem.NOT_INVITED);
      throw new RefusedException(Problem.NOT_INVITED);
    }
  }

  /**
   * Says nothing about a meeting to somebody whom it does not concern.
   *
   * @throws RefusedException with {@link Problem#NOT_INVITED}
   */
  void refuseStranger(Caller caller, Meeting meeting) {
    if (!caller.has(SystemRole.AUDITOR)) {
      checkInvited(caller, meeting);
    }
  }

  private boolean leadsNow(Caller caller, Meeting meeting) {
    return live.of(meeting.id())
        .filter(instance -> instance.roleOf(caller, meeting.roleOf(caller)).leads())
        .isPresent();
  }

  /** A meeting that was ended is opened again by whoever leads it, and by nobody else. */
  void checkOpen(Caller caller, Meeting meeting) {
    if (meeting.state() == MeetingState.ENDED) {
      if (!meeting.isLedBy(caller)) {
        throw new RefusedException(Problem.MEETING_ENDED);
      }
      orders.reopen(caller, meeting);
    }
  }

  /** What the gathering says to a person who comes, and what the person will be in it. */
  Role checkLive(Caller caller, Meeting meeting) {
    Role role = meeting.roleOf(caller);
    try {
      return live.of(meeting.id())
          .map(instance -> instance.refuseAtTheDoor(caller, role))
          .orElse(role);
    } catch (RefusedException refusal) {
      refused(caller, AuditAction.MEETING_JOIN_REFUSED, meeting, refusal.problem());
      throw refusal;
    }
  }

  private void refused(Caller caller, AuditAction action, Meeting meeting, Problem why) {
    outside.auditTrail().refused(caller, action, MeetingOrders.target(meeting), why);
  }

  Seated admit(String value, Tunnel tunnel) {
    Ticket ticket =
        entrance
            .tickets()
            .use(value)
            .orElseThrow(() -> new RefusedException(Problem.TICKET_INVALID));
    refuseWhileUnrecorded();
    Caller caller =
        outside
            .sessions()
            .overTunnel(ticket.caller(), tunnel.connection().address())
            .orElseThrow(() -> new RefusedException(Problem.SESSION_ENDED));
    if (!caller.isGuest() && !caller.hasAnyOf(WHO_JOINS)) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    return live.seat(ticket, caller, tunnel);
  }
}
