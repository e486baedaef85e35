package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.Invitee;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.meetings.PlannedMeeting;

/**
 * A meeting with its plan.
 *
 * @param meeting the meeting as lists show it
 * @param description what it is about, in lines, or empty
 * @param version to be named as base by whoever changes the plan
 * @param editable whether the caller may change and cancel it
 * @param firstStart when it begins for the first time; plannedStart of the meeting is the next time
 * @param firstEnd when it ends for the first time
 * @param repeat how it repeats
 * @param times of a meeting that repeats, its times in order, the cancelled ones too; in lists only
 *     the next three that are not over
 * @param invitees who is invited; only for those who lead the meeting, and not in lists
 */
@Schema(name = "PlannedMeeting")
public record PlannedMeetingAnswer(
    MeetingAnswer meeting,
    String description,
    long version,
    boolean editable,
    Instant firstStart,
    Instant firstEnd,
    MeetingRepeatBody repeat,
    List<SeriesTimeAnswer> times,
    List<InviteeAnswer> invitees) {

  /**
   * Somebody who is invited.
   *
   * @param id the person's account
   * @param loginName the user ID
   * @param name the name that people see
   */
  @Schema(name = "Invitee")
  public record InviteeAnswer(String id, String loginName, String name) {

    static InviteeAnswer of(Invitee invitee) {
      return new InviteeAnswer(invitee.account().toString(), invitee.loginName(), invitee.name());
    }
  }

  static PlannedMeetingAnswer of(PlannedMeeting planned) {
    return new PlannedMeetingAnswer(
        MeetingAnswer.of(planned.meeting()),
        planned.description(),
        planned.version(),
        planned.editable(),
        planned.first().map(MeetingTimes::start).orElse(null),
        planned.first().map(MeetingTimes::end).orElse(null),
        planned.repeat().map(MeetingRepeatBody::of).orElse(null),
        planned.series().stream().map(SeriesTimeAnswer::of).toList(),
        planned.invitees().stream().map(InviteeAnswer::of).toList());
  }
}
