package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.NewMeeting;

/**
 * A meeting to be opened.
 *
 * @param title what people call it, 1 to 120 characters
 * @param meetingKey the meeting key, 4 to 64 characters; none if absent
 */
@Schema(name = "NewMeeting")
public record NewMeetingBody(
    @NotNull @Size(min = 1, max = 240) String title, @Size(min = 4, max = 128) String meetingKey) {

  NewMeeting meeting() {
    return new NewMeeting(title, Optional.ofNullable(meetingKey));
  }

  @Override
  public String toString() {
    return "NewMeetingBody[title=" + title + "]";
  }
}
