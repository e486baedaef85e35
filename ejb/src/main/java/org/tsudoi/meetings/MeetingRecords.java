package org.tsudoi.meetings;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.AccessChange;
import org.tsudoi.auditing.AccessHistory;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.ConnectionBegan;
import org.tsudoi.auditing.ShareBegan;
import org.tsudoi.auditing.UsageHistory;
import org.tsudoi.meetings.domain.InstanceEnd;
import org.tsudoi.meetings.domain.InstanceFacts;
import org.tsudoi.meetings.domain.LeaveReason;
import org.tsudoi.meetings.domain.MeetingFacts;
import org.tsudoi.meetings.domain.MeetingInstance;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.ParticipantRecord;
import org.tsudoi.meetings.domain.Share;
import org.tsudoi.meetings.domain.ShareEnd;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;

/**
 * Writes down what happened in live instances: rows of this room, histories and audit trail
 * together, one transaction for each event (spec 6.3.4).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MeetingRecords {

  private Meetings meetings;
  private AuditTrail auditTrail;
  private AccessHistory accessHistory;
  private UsageHistory usageHistory;
  private Clock clock;

  /** For the container. */
  public MeetingRecords() {}

  /** Records that write to these. */
  @Inject
  public MeetingRecords(
      Meetings meetings,
      AuditTrail auditTrail,
      AccessHistory accessHistory,
      UsageHistory usageHistory,
      Clock clock) {
    this.meetings = meetings;
    this.auditTrail = auditTrail;
    this.accessHistory = accessHistory;
    this.usageHistory = usageHistory;
    this.clock = clock;
  }

  /** A gathering began with this person. */
  public void began(InstanceFacts instance, Caller first) {
    MeetingFacts meeting = instance.meeting();
    meetings.add(
        new MeetingInstance(instance.id(), meeting.id(), instance.serverEpoch(), instance.began()));
    auditTrail.record(
        first,
        AuditAction.MEETING_STARTED,
        target(meeting),
        AuditChange.created(Map.of("instance", instance.id())));
  }

  /**
   * A gathering is over. Only an end without an order is audited here: the order was, with whoever
   * gave it.
   */
  public void ended(InstanceFacts instance, InstanceEnd reason, Instant at) {
    meetings.instance(instance.id()).ifPresent(row -> row.end(reason, at));
    if (reason == InstanceEnd.PLANNED_END) {
      meetings
          .lock(instance.meeting().number())
          .ifPresent(meeting -> meeting.endAsPlanned(clock.instant()));
    }
    if (reason != InstanceEnd.ENDED) {
      auditTrail.record(
          Caller.system(),
          AuditAction.MEETING_ENDED,
          target(instance.meeting()),
          AuditChange.created(Map.of("instance", instance.id(), "reason", reason.name())));
    }
  }

  /**
   * Somebody waits in the lobby. That is no stay in the meeting: the access history says nothing.
   */
  public void waits(InstanceFacts instance, Participant who, Caller caller) {
    auditTrail.record(
        caller,
        AuditAction.LOBBY_ENTERED,
        target(instance.meeting()),
        AuditChange.created(Map.of("participant", Integer.toString(who.index()))));
  }

  /** Somebody waits no more and was never in the meeting. */
  public void gaveUp(InstanceFacts instance, Participant who, Caller caller, LeaveReason reason) {
    auditTrail.record(
        caller,
        AuditAction.LOBBY_LEFT,
        target(instance.meeting()),
        AuditChange.created(
            Map.of("participant", Integer.toString(who.index()), "reason", who.endedAs(reason))));
  }

  /** Somebody came in; the answer names the row of the access history. */
  public long joined(InstanceFacts instance, Participant who, Caller caller) {
    MeetingFacts meeting = instance.meeting();
    meetings.add(new ParticipantRecord(instance.id(), who));
    auditTrail.record(
        caller,
        AuditAction.PARTICIPANT_JOINED,
        target(meeting),
        AuditChange.created(
            Map.of("participant", Integer.toString(who.index()), "role", who.role().name())));
    return accessHistory.connected(
        new ConnectionBegan(
            who.person(instance),
            who.name(),
            meeting.id(),
            meeting.title().toString(),
            instance.uuid(),
            who.index(),
            who.connection().address(),
            who.connection().transport(),
            who.connection().tls(),
            who.client()));
  }

  /** Something happened to a connection of the access history. */
  public void connectionChanged(long access, LinkChange change, String transport, Instant at) {
    accessHistory.changed(access, new AccessChange(at, change.key(), transport));
  }

  /** Somebody went. */
  public void left(
      InstanceFacts instance,
      Participant who,
      Caller caller,
      LeaveReason reason,
      Optional<Long> access,
      Instant at) {
    meetings
        .participant(new ParticipantRecord.Seat(instance.id(), who.index()))
        .ifPresent(row -> row.end(reason, at));
    access.ifPresent(row -> accessHistory.disconnected(row, who.endedAs(reason)));
    auditTrail.record(
        caller,
        AuditAction.PARTICIPANT_LEFT,
        target(instance.meeting()),
        AuditChange.created(
            Map.of("participant", Integer.toString(who.index()), "reason", reason.wireName())));
  }

  /** Somebody shares a screen; the answer names the row of the usage history. */
  public long shareBegan(InstanceFacts instance, Participant who, Caller caller, Share share) {
    MeetingFacts meeting = instance.meeting();
    auditTrail.record(
        caller,
        AuditAction.SHARE_BEGAN,
        target(meeting),
        AuditChange.created(
            Map.of("participant", Integer.toString(who.index()), "surface", share.surface())));
    return usageHistory.shareBegan(
        new ShareBegan(
            who.person(instance),
            who.name(),
            meeting.id(),
            meeting.title().toString(),
            instance.uuid(),
            who.index(),
            share.surface(),
            share.title()));
  }

  /** That many others saw a share. */
  public void watched(long usage, int others) {
    usageHistory.watched(usage, others);
  }

  /** A screen is no longer shared. */
  public void shareEnded(
      InstanceFacts instance,
      Participant who,
      Caller caller,
      ShareEnd reason,
      Optional<Long> usage) {
    usage.ifPresent(row -> usageHistory.shareEnded(row, reason.wireName()));
    auditTrail.record(
        caller,
        AuditAction.SHARE_ENDED,
        target(instance.meeting()),
        AuditChange.created(
            Map.of("participant", Integer.toString(who.index()), "reason", reason.wireName())));
  }

  /**
   * Somebody's camera is on, while that many others are there; the answer names the row of the
   * usage history.
   */
  public long cameraBegan(InstanceFacts instance, Participant who, Caller caller, int others) {
    MeetingFacts meeting = instance.meeting();
    auditTrail.record(
        caller,
        AuditAction.CAMERA_BEGAN,
        target(meeting),
        AuditChange.created(Map.of("participant", Integer.toString(who.index()))));
    long row =
        usageHistory.shareBegan(
            new ShareBegan(
                who.person(instance),
                who.name(),
                meeting.id(),
                meeting.title().toString(),
                instance.uuid(),
                who.index(),
                ShareBegan.CAMERA,
                ""));
    usageHistory.watched(row, others);
    return row;
  }

  /** Somebody's camera is off again. */
  public void cameraEnded(
      InstanceFacts instance,
      Participant who,
      Caller caller,
      ShareEnd reason,
      Optional<Long> usage) {
    usage.ifPresent(row -> usageHistory.shareEnded(row, reason.wireName()));
    auditTrail.record(
        caller,
        AuditAction.CAMERA_ENDED,
        target(instance.meeting()),
        AuditChange.created(
            Map.of("participant", Integer.toString(who.index()), "reason", reason.wireName())));
  }

  /** Somebody inside did that about somebody, or about oneself. */
  public void ordered(
      InstanceFacts instance, Caller caller, AuditAction action, Participant about) {
    auditTrail.record(
        caller,
        action,
        AuditTarget.participant(
            instance.id() + "/" + about.index(), about.name(), about.person(instance)),
        AuditChange.created(
            Map.of(
                "meeting", instance.meeting().number().toString(),
                "participant", Integer.toString(about.index()))));
  }

  /** Somebody leads because nobody else who may was there any more; nobody ordered it. */
  public void tookTheLead(InstanceFacts instance, Participant who) {
    auditTrail.record(
        Caller.system(),
        AuditAction.PARTICIPANT_ROLE_CHANGED,
        AuditTarget.participant(
            instance.id() + "/" + who.index(), who.name(), who.person(instance)),
        new AuditChange(
            Map.of("role", Role.PARTICIPANT.name()), Map.of("role", Role.CO_ORGANIZER.name())));
  }

  /** Somebody sent a frame that it may not send. */
  public void frameRefused(
      InstanceFacts instance, Participant who, Caller caller, Problem why, String what) {
    String id = instance.id() + "/" + who.index() + " " + what;
    auditTrail.refused(
        caller,
        AuditAction.FRAME_REFUSED,
        AuditTarget.participant(id, who.name(), who.person(instance)),
        why);
  }

  /** Closes what an earlier run of the server left open. */
  public void closeLeftOpen() {
    Instant now = clock.instant();
    for (MeetingInstance instance : meetings.openInstances()) {
      instance.end(InstanceEnd.SERVER_RESTARTED, now);
      meetings
          .openParticipants(instance.id())
          .forEach(row -> row.end(LeaveReason.CONNECTION_LOST, now));
    }
  }

  private static AuditTarget target(MeetingFacts meeting) {
    return AuditTarget.meeting(meeting.id(), meeting.title().toString());
  }
}
