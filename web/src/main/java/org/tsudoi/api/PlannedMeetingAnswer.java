package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.Invitee;
import org.tsudoi.meetings.PlannedMeeting;

/**
 * A meeting with its plan.
 *
 * @param meeting the meeting as lists show it
 * @param description what it is about, in lines, or empty
 * @param version to be named as base by whoever changes the plan
 * @param editable whether the caller may change and cancel it
 * @param invitees who is invited; only for those who lead the meeting, and not in lists
 */
@Schema(name = "PlannedMeeting")
public record PlannedMeetingAnswer(
    MeetingAnswer meeting,
    String description,
    long version,
    boolean editable,
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
        planned.invitees().stream().map(InviteeAnswer::of).toList());
  }
}
