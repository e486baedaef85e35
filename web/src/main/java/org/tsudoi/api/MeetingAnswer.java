package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.MeetingSummary;

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
 * @param ended whether it was ended and waits for its organizer
 * @param live whether people are in it now
 * @param participants how many people are in it now
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
    boolean ended,
    boolean live,
    int participants,
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
        meeting.ended(),
        meeting.live(),
        meeting.participants(),
        meeting.createdAt());
  }
}
