package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What leaders order about single times of meetings that repeat. Each order is recorded and told to
 * the invited in the caller's transaction.
 */
@ApplicationScoped
class SeriesOrders {

  private MeetingOrders orders;
  private PlanOrders plans;
  private InvitationMail mail;
  private AuditTrail auditTrail;
  private Clock clock;

  /** For the container's proxy. */
  SeriesOrders() {}

  @Inject
  SeriesOrders(
      MeetingOrders orders,
      PlanOrders plans,
      InvitationMail mail,
      AuditTrail auditTrail,
      Clock clock) {
    this.orders = orders;
    this.plans = plans;
    this.mail = mail;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  void move(Caller caller, Meeting meeting, TimeMove wanted) {
    plans.refuseUnlessLed(caller, meeting, AuditAction.MEETING_TIME_MOVED);
    meeting.refuseCancelled();
    if (wanted.base() != meeting.plan().version()) {
      throw new RefusedException(Problem.CONFLICT);
    }
    SeriesTime before = time(meeting, wanted.original());
    if (meeting.moveTime(wanted.original(), wanted.start(), wanted.end(), clock.instant())) {
      SeriesTime after = keep(caller, meeting, before, AuditAction.MEETING_TIME_MOVED);
      mail.timeMoved(meeting, before, after);
    }
  }

  void cancel(Caller caller, Meeting meeting, Instant original) {
    plans.refuseUnlessLed(caller, meeting, AuditAction.MEETING_TIME_CANCELLED);
    meeting.refuseCancelled();
    SeriesTime before = time(meeting, original);
    if (meeting.cancelTime(original, clock.instant())) {
      keep(caller, meeting, before, AuditAction.MEETING_TIME_CANCELLED);
      mail.timeCancelled(meeting, before);
    }
  }

  private SeriesTime keep(Caller caller, Meeting meeting, SeriesTime before, AuditAction action) {
    SeriesTime after = time(meeting, before.original());
    meeting.changed(clock.instant());
    auditTrail.record(
        caller,
        action,
        MeetingOrders.target(meeting),
        new AuditChange(values(before), values(after)));
    orders.follow(meeting);
    return after;
  }

  private static SeriesTime time(Meeting meeting, Instant original) {
    return meeting.plan().single().stream()
        .filter(one -> one.original().equals(original))
        .findFirst()
        .orElseThrow(() -> new RefusedException(Problem.MEETING_TIME_NOT_FOUND));
  }

  private static Map<String, String> values(SeriesTime time) {
    Map<String, String> values = new HashMap<>();
    values.put("originalStart", time.original().toString());
    values.put("state", time.state().name());
    values.put("plannedStart", time.times().start().toString());
    values.put("plannedEnd", time.times().end().toString());
    return values;
  }
}
