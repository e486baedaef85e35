package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What leaders order about single times of meetings that repeat, and about one and all later ones.
 * Each order is recorded and told to the invited in the caller's transaction.
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

  /** Lets one time and all later ones be another meeting, which the answer is. */
  Meeting reviseFollowing(
      Caller caller, Meeting meeting, Instant original, MeetingRevision wanted) {
    refuseUnlessShortened(caller, meeting, wanted.base());
    Occasion before = Occasion.of(meeting);
    Instant from = time(meeting, original).times().start();
    Map<String, String> valuesBefore = PlanOrders.values(meeting);
    requireLater(meeting, wanted, original);
    Meeting rest = orders.continued(caller, meeting, original);
    plans.begin(caller, rest, meeting, wanted);
    keepShorter(caller, meeting, original, valuesBefore);
    Set<AccountId> both = PlanOrders.both(meeting.invitees(), rest.invitees());
    Set<AccountId> others = PlanOrders.without(meeting.invitees(), rest.invitees());
    mail.shortened(meeting, both, before, new InvitationMail.Cut(from, true));
    mail.shortened(meeting, others, before, new InvitationMail.Cut(from, false));
    return rest;
  }

  /** Calls one time and all later ones off. */
  void cancelFollowing(Caller caller, Meeting meeting, Instant original, long base) {
    refuseUnlessShortened(caller, meeting, base);
    Occasion before = Occasion.of(meeting);
    Instant from = time(meeting, original).times().start();
    Map<String, String> valuesBefore = PlanOrders.values(meeting);
    meeting.shorten(original, clock.instant());
    keepShorter(caller, meeting, original, valuesBefore);
    mail.shortened(meeting, meeting.invitees(), before, new InvitationMail.Cut(from, false));
  }

  private void refuseUnlessShortened(Caller caller, Meeting meeting, long base) {
    plans.refuseUnlessLed(caller, meeting, AuditAction.MEETING_SHORTENED);
    meeting.refuseCancelled();
    if (base != meeting.plan().version()) {
      throw new RefusedException(Problem.CONFLICT);
    }
  }

  /** What goes on begins when the times before are over, and not in the past but where it was. */
  private void requireLater(Meeting meeting, MeetingRevision wanted, Instant original) {
    Instant now = clock.instant();
    Instant over =
        meeting.plan().single().stream()
            .filter(time -> time.takesPlace() && time.original().isBefore(original))
            .map(time -> time.times().end())
            .max(Comparator.naturalOrder())
            .orElse(now);
    wanted
        .plan()
        .times()
        .map(MeetingTimes::start)
        .filter(start -> !start.isBefore(over))
        .filter(start -> start.equals(original) || !start.isBefore(now))
        .orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "plannedStart"));
  }

  private void keepShorter(
      Caller caller, Meeting meeting, Instant original, Map<String, String> before) {
    meeting.changed(clock.instant());
    Map<String, String> after = PlanOrders.values(meeting);
    after.put("originalStart", original.toString());
    meeting.continuedBy().ifPresent(number -> after.put("continuedBy", number.toString()));
    auditTrail.record(
        caller,
        AuditAction.MEETING_SHORTENED,
        MeetingOrders.target(meeting),
        PlanOrders.difference(before, after));
    orders.follow(meeting);
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
