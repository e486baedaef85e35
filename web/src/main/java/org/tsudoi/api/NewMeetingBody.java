package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.MeetingPlanDraft;
import org.tsudoi.meetings.NewMeeting;

/**
 * A meeting to be opened.
 *
 * @param title what people call it, 1 to 120 characters
 * @param meetingKey the meeting key, 4 to 64 characters; none if absent
 * @param lobby whether people wait in a lobby until they are let in; as the policy suggests if
 *     absent
 * @param invitedOnly whether only invited people come in; as the policy suggests if absent
 * @param endOnTime whether everybody leaves at the planned end; as the policy suggests if absent
 * @param guests whether people without an account take part; as the policy suggests if absent
 * @param cameras whether people may show themselves; as the policy suggests if absent
 * @param successor whether somebody takes the lead when those who led stay away; as the policy
 *     suggests if absent
 * @param description what it is about, up to 1,000 characters
 * @param plannedStart when it begins; with plannedEnd and timeZone, or none of the three
 * @param plannedEnd when it ends, at most seven days later
 * @param timeZone a region, as Asia/Tokyo
 * @param repeat how it repeats; only with times
 * @param invitees user IDs or mail addresses of those who are invited
 */
@Schema(name = "NewMeeting")
public record NewMeetingBody(
    @NotNull @Size(min = 1, max = 240) String title,
    @Size(min = 4, max = 128) String meetingKey,
    Boolean lobby,
    Boolean invitedOnly,
    Boolean endOnTime,
    Boolean guests,
    Boolean cameras,
    Boolean successor,
    @Size(max = 3000) String description,
    Instant plannedStart,
    Instant plannedEnd,
    @Size(max = 60) String timeZone,
    @Valid MeetingRepeatBody repeat,
    @Size(max = 100) List<@NotNull @Size(max = 254) String> invitees)
    implements MeetingSwitches {

  NewMeeting meeting() {
    return new NewMeeting(title, Optional.ofNullable(meetingKey), switched());
  }

  MeetingPlanDraft plan() {
    return new MeetingPlanParts(description, plannedStart, plannedEnd, timeZone, repeat, invitees)
        .draft();
  }

  @Override
  public String toString() {
    return "NewMeetingBody[title=" + title + "]";
  }
}
