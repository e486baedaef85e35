package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What leaders order in a gathering and what lasts no longer than it: ending a share, muting,
 * locking the door, roles.
 *
 * <p>Each order is recorded in the caller's transaction and takes effect after its commit, before
 * the caller gets the answer, as {@link MeetingOrders} does it.
 */
@ApplicationScoped
class LiveOrders {

  /** By how many minutes the planned end can be put off at once. */
  private static final Set<Integer> EXTENSIONS = Set.of(15, 30);

  private LiveMeetings live;
  private OrderRights rights;
  private AuditTrail auditTrail;
  private AfterCommit afterCommit;
  private GroupPolicyService policies;

  /** For the container's proxy. */
  LiveOrders() {}

  @Inject
  LiveOrders(
      LiveMeetings live,
      OrderRights rights,
      AuditTrail auditTrail,
      AfterCommit afterCommit,
      GroupPolicyService policies) {
    this.live = live;
    this.rights = rights;
    this.auditTrail = auditTrail;
    this.afterCommit = afterCommit;
    this.policies = policies;
  }

  void stopShare(Caller caller, Meeting meeting, int index) {
    rights.require(caller, meeting, MeetingAction.STOP_SHARE, AuditAction.SHARE_STOPPED);
    LiveInstance instance = live.require(meeting.id());
    Participant presenter = instance.participant(index);
    if (instance.isPresenting(presenter)) {
      record(caller, meeting, AuditAction.SHARE_STOPPED, instance, presenter);
      OrderedBy by = rights.signature(caller, meeting, MeetingAction.STOP_SHARE);
      afterCommit.run(() -> instance.act(floor -> floor.stopShare(presenter, by)));
    }
  }

  void mute(Caller caller, Meeting meeting, int index) {
    rights.require(caller, meeting, MeetingAction.MUTE, AuditAction.PARTICIPANT_MUTED);
    LiveInstance instance = live.require(meeting.id());
    Participant target = instance.participant(index);
    record(caller, meeting, AuditAction.PARTICIPANT_MUTED, instance, target);
    OrderedBy by = rights.signature(caller, meeting, MeetingAction.MUTE);
    afterCommit.run(() -> instance.act(floor -> floor.mute(target, by)));
  }

  void muteOthers(Caller caller, Meeting meeting) {
    rights.require(caller, meeting, MeetingAction.MUTE, AuditAction.PARTICIPANTS_MUTED);
    LiveInstance instance = live.require(meeting.id());
    auditTrail.record(
        caller,
        AuditAction.PARTICIPANTS_MUTED,
        MeetingOrders.target(meeting),
        AuditChange.created(Map.of("meeting", meeting.number().toString())));
    OrderedBy by = rights.signature(caller, meeting, MeetingAction.MUTE);
    afterCommit.run(() -> instance.act(floor -> floor.muteOthers(caller, by)));
  }

  void lock(Caller caller, Meeting meeting, boolean shut) {
    AuditAction action = shut ? AuditAction.MEETING_LOCKED : AuditAction.MEETING_UNLOCKED;
    rights.require(caller, meeting, MeetingAction.LOCK, action);
    LiveInstance instance = live.require(meeting.id());
    if (instance.isLocked() != shut) {
      OrderedBy by = rights.signature(caller, meeting, MeetingAction.LOCK);
      turn(caller, meeting, action, instance, () -> instance.act(floor -> floor.lock(shut, by)));
    }
  }

  void lockChat(Caller caller, Meeting meeting, boolean shut) {
    AuditAction action = shut ? AuditAction.CHAT_LOCKED : AuditAction.CHAT_UNLOCKED;
    rights.require(caller, meeting, MeetingAction.LOCK_CHAT, action);
    LiveInstance instance = live.require(meeting.id());
    if (instance.isChatLocked() != shut) {
      OrderedBy by = rights.signature(caller, meeting, MeetingAction.LOCK_CHAT);
      turn(
          caller, meeting, action, instance, () -> instance.act(floor -> floor.lockChat(shut, by)));
    }
  }

  /** For this gathering; the policy holds that the meetings of its organizer are held to. */
  void turnLobby(Caller caller, Meeting meeting, boolean on) {
    AuditAction action = on ? AuditAction.LOBBY_SWITCHED_ON : AuditAction.LOBBY_SWITCHED_OFF;
    rights.require(caller, meeting, MeetingAction.ADMIT, action);
    LiveInstance instance = live.require(meeting.id());
    if (instance.hasLobby() == on) {
      return;
    }
    MeetingDefaults rules = policies.meetings(Caller.system(), meeting.organizer());
    if (!rules.rule(MeetingOption.LOBBY).admits(on)) {
      throw new RefusedException(Problem.SET_BY_POLICY, "lobby");
    }
    OrderedBy by = rights.signature(caller, meeting, MeetingAction.ADMIT);
    turn(caller, meeting, action, instance, () -> instance.turnLobby(on, by));
  }

  private void turn(
      Caller caller, Meeting meeting, AuditAction action, LiveInstance instance, Runnable effect) {
    auditTrail.record(
        caller,
        action,
        MeetingOrders.target(meeting),
        AuditChange.created(Map.of("instance", instance.facts().id())));
    afterCommit.run(effect);
  }

  void extend(Caller caller, Meeting meeting, int minutes) {
    rights.require(caller, meeting, MeetingAction.EXTEND, AuditAction.MEETING_EXTENDED);
    LiveInstance instance = live.require(meeting.id());
    Duration by = Duration.ofMinutes(minutes);
    if (!EXTENSIONS.contains(minutes) || !instance.mayExtend(by)) {
      throw new RefusedException(Problem.INVALID_VALUE, "minutes");
    }
    auditTrail.record(
        caller,
        AuditAction.MEETING_EXTENDED,
        MeetingOrders.target(meeting),
        AuditChange.created(
            Map.of("instance", instance.facts().id(), "minutes", Integer.toString(minutes))));
    OrderedBy who = rights.signature(caller, meeting, MeetingAction.EXTEND);
    afterCommit.run(() -> instance.extend(by, who));
  }

  void changeRole(Caller caller, Meeting meeting, int index, Role role) {
    rights.require(
        caller, meeting, MeetingAction.CHANGE_ROLE, AuditAction.PARTICIPANT_ROLE_CHANGED);
    LiveInstance instance = live.require(meeting.id());
    Participant target = instance.participant(index);
    boolean leadsAsGuest = role.leads() && target.isGuest();
    if (role == Role.ORGANIZER || target.role() == Role.ORGANIZER || leadsAsGuest) {
      throw new RefusedException(Problem.INVALID_VALUE);
    }
    if (role.leads() || target.role().leads()) {
      rights.require(
          caller, meeting, MeetingAction.NAME_CO_ORGANIZER, AuditAction.PARTICIPANT_ROLE_CHANGED);
    }
    auditTrail.record(
        caller,
        AuditAction.PARTICIPANT_ROLE_CHANGED,
        MeetingOrders.target(instance, target),
        new AuditChange(
            Map.of("role", target.role().name()),
            Map.of("role", role.name(), "meeting", meeting.number().toString())));
    OrderedBy by = rights.signature(caller, meeting, MeetingAction.CHANGE_ROLE);
    boolean overLeaders = rights.has(caller, meeting, MeetingAction.NAME_CO_ORGANIZER);
    afterCommit.run(
        () ->
            instance.act(
                floor -> {
                  // Somebody may have been named a co-organizer meanwhile.
                  if (overLeaders || !target.role().leads()) {
                    floor.changeRole(target, role, by);
                  }
                }));
  }

  /** Asks somebody to take over the screen, or to show one. */
  void askToPresent(Caller caller, Meeting meeting, int index) {
    rights.require(
        caller, meeting, MeetingAction.ASK_TO_PRESENT, AuditAction.PARTICIPANT_ASKED_TO_PRESENT);
    LiveInstance instance = live.require(meeting.id());
    Participant target = instance.participant(index);
    if (!target.mayShare() || instance.isPresenting(target)) {
      throw new RefusedException(Problem.INVALID_VALUE);
    }
    record(caller, meeting, AuditAction.PARTICIPANT_ASKED_TO_PRESENT, instance, target);
    OrderedBy by = rights.signature(caller, meeting, MeetingAction.ASK_TO_PRESENT);
    afterCommit.run(() -> instance.act(floor -> floor.invite(target, by)));
  }

  void lowerHands(Caller caller, Meeting meeting) {
    rights.require(caller, meeting, MeetingAction.LOWER_HANDS, AuditAction.HANDS_LOWERED);
    LiveInstance instance = live.require(meeting.id());
    OrderedBy by = rights.signature(caller, meeting, MeetingAction.LOWER_HANDS);
    turn(
        caller,
        meeting,
        AuditAction.HANDS_LOWERED,
        instance,
        () -> instance.act(floor -> floor.lowerHands(by)));
  }

  private void record(
      Caller caller,
      Meeting meeting,
      AuditAction action,
      LiveInstance instance,
      Participant target) {
    auditTrail.record(
        caller,
        action,
        MeetingOrders.target(instance, target),
        AuditChange.created(
            Map.of(
                "meeting", meeting.number().toString(),
                "participant", Integer.toString(target.index()))));
  }
}
