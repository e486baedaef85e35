package org.tsudoi.meetings;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * The door of plans: what a meeting is about, when it is, who is invited, and that it will not take
 * place.
 *
 * <p>A plan lets nobody in and keeps nobody out. It may be changed by the meeting's organizer and
 * by system administrators, one after the other: whoever has not seen the newest version is
 * refused.
 */
@Stateless
public class MeetingPlanning {

  private Meetings meetings;
  private MeetingOrders orders;
  private PlanOrders plans;
  private SeriesOrders series;
  private PlanViews views;

  /** For the container. */
  public MeetingPlanning() {}

  /** A door made of its parts. */
  @Inject
  public MeetingPlanning(
      Meetings meetings,
      MeetingOrders orders,
      PlanOrders plans,
      SeriesOrders series,
      PlanViews views) {
    this.meetings = meetings;
    this.orders = orders;
    this.plans = plans;
    this.series = series;
    this.views = views;
  }

  /**
   * Opens a meeting with a plan, as {@link MeetingService#create} opens one without.
   *
   * @throws RefusedException as {@link MeetingService#create} and {@link #revise}
   */
  @Allowed({SystemRole.MEETING_CREATOR, SystemRole.SYSTEM_ADMINISTRATOR})
  public PlannedMeeting create(Caller caller, NewMeeting wanted, MeetingPlanDraft plan) {
    Meeting meeting = orders.create(caller, wanted);
    plans.begin(caller, meeting, plan);
    return views.whole(caller, meeting);
  }

  /**
   * The meetings that the caller organizes or is invited to, 500 at most: what is still to come,
   * the soonest first; then what has no time, the newest first; then what is over, the latest
   * first. A cancelled one stays where it was.
   */
  @Allowed
  public List<PlannedMeeting> own(Caller caller) {
    return views.own(caller, meetings);
  }

  /**
   * One meeting with its plan.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless it concerns the caller, who may also be a system administrator or an auditor
   */
  @Allowed
  public PlannedMeeting find(Caller caller, MeetingNumber number) {
    Meeting meeting =
        meetings
            .byNumber(number)
            .orElseThrow(() -> new RefusedException(Problem.MEETING_NOT_FOUND));
    plans.refuseUnlessConcerned(caller, meeting);
    return views.whole(caller, meeting);
  }

  /**
   * The person whom an organizer names by user ID or mail address.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} for {@code invitees} when nobody
   *     who may use an account is called so
   */
  @Allowed({SystemRole.MEETING_CREATOR, SystemRole.SYSTEM_ADMINISTRATOR})
  public Invitee invitee(Caller caller, String word) {
    return plans.invitee(word);
  }

  /**
   * Changes title, key and plan. People who are inside notice nothing before they come again.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless the caller leads the meeting; {@link Problem#MEETING_CANCELLED}; {@link
   *     Problem#CONFLICT} when somebody else has changed it meanwhile; {@link
   *     Problem#INVALID_VALUE} with the field, for invitees with the first word that names nobody;
   *     {@link Problem#MEETING_KEY_REQUIRED} when the policy wants a key (spec 6.3.3)
   */
  @Allowed
  public PlannedMeeting revise(Caller caller, MeetingNumber number, MeetingRevision wanted) {
    Meeting meeting = locked(number);
    plans.revise(caller, meeting, wanted);
    return views.whole(caller, meeting);
  }

  /**
   * Calls the meeting off, for good: everybody who is inside leaves at once and nobody comes in
   * again. It stays in the lists of those whom it concerns. Cancelling it again changes nothing.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless the caller leads the meeting
   */
  @Allowed
  public void cancel(Caller caller, MeetingNumber number) {
    plans.cancel(caller, locked(number));
  }

  /**
   * Moves one time of a meeting that repeats, also one that was cancelled, and tells the invited.
   * To where the rule has it, it is as planned again; where it is, nothing changes.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless the caller leads the meeting; {@link Problem#MEETING_CANCELLED}; {@link
   *     Problem#CONFLICT} when somebody else has changed it meanwhile; and as {@link
   *     Meeting#moveTime}
   */
  @Allowed
  public PlannedMeeting moveTime(Caller caller, MeetingNumber number, TimeMove wanted) {
    Meeting meeting = locked(number);
    series.move(caller, meeting, wanted);
    return views.whole(caller, meeting);
  }

  /**
   * Calls one time of a meeting that repeats off and tells the invited. It throws nobody out, as no
   * plan does. Cancelling it again changes nothing.
   *
   * @param original when the rule has it begin
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless the caller leads the meeting; {@link Problem#MEETING_CANCELLED}; and as {@link
   *     Meeting#cancelTime}
   */
  @Allowed
  public PlannedMeeting cancelTime(Caller caller, MeetingNumber number, Instant original) {
    Meeting meeting = locked(number);
    series.cancel(caller, meeting, original);
    return views.whole(caller, meeting);
  }

  /**
   * A meeting that repeats as it would be from one time on, for whoever changes that and all later
   * ones.
   *
   * @param original when the rule has that time begin
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless the caller leads the meeting; and as {@link Meeting#continueAs}
   */
  @Allowed
  public PlannedMeeting following(Caller caller, MeetingNumber number, Instant original) {
    Meeting meeting =
        meetings
            .byNumber(number)
            .orElseThrow(() -> new RefusedException(Problem.MEETING_NOT_FOUND));
    plans.refuseUnlessLed(caller, meeting, AuditAction.ACCESS_REFUSED);
    return views.following(caller, meeting, original);
  }

  /**
   * Changes one time of a meeting that repeats and all later ones: the meeting ends before, and
   * they become a meeting with a number of its own, which the answer is. Single times that were
   * moved or cancelled stay so where the new rule has them too. The invited are told.
   *
   * @param original when the rule has that time begin
   * @param wanted what the new meeting shall be; with times, not before the rest is over and not in
   *     the past
   * @throws RefusedException as {@link #revise} and {@link Meeting#continueAs}; {@link
   *     Problem#TOO_MANY_REQUESTS} beyond the meetings that its organizer may open within a day
   */
  @Allowed
  public PlannedMeeting reviseFollowing(
      Caller caller, MeetingNumber number, Instant original, MeetingRevision wanted) {
    return views.whole(caller, series.reviseFollowing(caller, locked(number), original, wanted));
  }

  /**
   * Calls one time of a meeting that repeats and all later ones off: the meeting ends before. The
   * invited are told; nobody who is inside leaves.
   *
   * @param original when the rule has that time begin
   * @param base the version of the plan that the person saw
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless the caller leads the meeting; {@link Problem#MEETING_CANCELLED}; {@link
   *     Problem#CONFLICT} when somebody else has changed it meanwhile; and as {@link
   *     Meeting#shorten}
   */
  @Allowed
  public PlannedMeeting cancelFollowing(
      Caller caller, MeetingNumber number, Instant original, long base) {
    Meeting meeting = locked(number);
    series.cancelFollowing(caller, meeting, original, base);
    return views.whole(caller, meeting);
  }

  private Meeting locked(MeetingNumber number) {
    return meetings.lock(number).orElseThrow(() -> new RefusedException(Problem.MEETING_NOT_FOUND));
  }
}
