package org.tsudoi.meetings;

import java.util.List;
import java.util.Optional;

/**
 * A meeting with its plan, for the people whom it concerns.
 *
 * @param meeting the meeting as lists show it
 * @param description what it is about, in lines, or empty
 * @param version how often the plan was changed; whoever changes it names the one that was seen
 * @param led whether the reader may change and cancel it
 * @param first when it is planned, the first time of one that repeats; the meeting in lists has the
 *     next time
 * @param repeat how it repeats
 * @param series of a meeting that repeats, its times in order, the cancelled ones too; in lists
 *     only the next few that are not over
 * @param invitees who is invited, by user ID; only for those who lead it and only of one meeting
 */
public record PlannedMeeting(
    MeetingSummary meeting,
    String description,
    long version,
    boolean led,
    Optional<MeetingTimes> first,
    Optional<MeetingRepeat> repeat,
    List<SeriesTime> series,
    List<Invitee> invitees) {

  /** Makes the lists immutable. */
  public PlannedMeeting {
    series = List.copyOf(series);
    invitees = List.copyOf(invitees);
  }

  /** Whether the reader may still change it. */
  public boolean editable() {
    return led && !meeting.cancelled();
  }
}
