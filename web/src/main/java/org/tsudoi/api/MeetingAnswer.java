package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingSummary;
import org.tsudoi.meetings.MeetingTimes;

/**
 * A meeting as lists and its door show it.
 *
 * @param id the meeting
 * @param number the nine digits by which people find it, as 481-206-775
 * @param title what people call it
 * @param titleForm plain, or sealed in a protected meeting
 * @param organizer the organizer's account
 * @param organizerName the organizer's name
 * @param keyRequired whether a meeting key is asked for at the door
 * @param lobby whether people wait in a lobby until they are let in
 * @param invitedOnly whether only invited people come in
 * @param endOnTime whether everybody leaves at the planned end
 * @param guests whether people without an account take part
 * @param cameras whether people may show themselves
 * @param successor whether somebody takes the lead when those who led stay away
 * @param ended whether it was ended and waits for its organizer
 * @param live whether people are in it now
 * @param participants how many people are in it now
 * @param cancelled whether it will not take place any more
 * @param plannedStart when it is planned to begin, the next time if it repeats
 * @param plannedEnd when it is planned to end
 * @param timeZone the region whose clock counts for the times
 * @param continuedBy the number under which its later times are held, if they were made a meeting
 *     of their own
 * @param createdAt when it was created
 */
@Schema(name = "Meeting")
public record MeetingAnswer(
    String id,
    String number,
    String title,
    String titleForm,
    String organizer,
    String organizerName,
    boolean keyRequired,
    boolean lobby,
    boolean invitedOnly,
    boolean endOnTime,
    boolean guests,
    boolean cameras,
    boolean successor,
    boolean ended,
    boolean live,
    int participants,
    boolean cancelled,
    Instant plannedStart,
    Instant plannedEnd,
    String timeZone,
    String continuedBy,
    Instant createdAt) {

  static MeetingAnswer of(MeetingSummary meeting) {
    return new MeetingAnswer(
        meeting.id().toString(),
        meeting.number().toString(),
        meeting.title(),
        "plain",
        meeting.organizer().toString(),
        meeting.organizerName(),
        meeting.keyRequired(),
        meeting.lobby(),
        meeting.invitedOnly(),
        meeting.endOnTime(),
        meeting.guests(),
        meeting.cameras(),
        meeting.successor(),
        meeting.ended(),
        meeting.live(),
        meeting.participants(),
        meeting.cancelled(),
        meeting.times().map(MeetingTimes::start).orElse(null),
        meeting.times().map(MeetingTimes::end).orElse(null),
        meeting.times().map(times -> times.zone().getId()).orElse(null),
        meeting.continuedBy().map(MeetingNumber::toString).orElse(null),
        meeting.createdAt());
  }
}
