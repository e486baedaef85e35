package org.tsudoi.meetings.domain;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.MeetingId;

/**
 * What live rules need of a meeting, so that they touch no database.
 *
 * @param id the meeting
 * @param number its number
 * @param title its title
 * @param organizer who opened it
 * @param organizerName the organizer's display name
 * @param keyRequired whether a meeting key is asked for
 * @param screenPermission who may share a screen
 * @param lobby whether people wait in a lobby
 * @param invitedOnly whether only invited people come in
 * @param plannedEnd when it is planned to end, the time that goes on or comes next
 * @param endOnTime whether everybody leaves then
 * @param guests whether people without an account take part
 * @param cameras whether people may show themselves
 * @param successor whether somebody takes the lead when those who led stay away
 * @param createdAt when it was created
 */
public record MeetingFacts(
    MeetingId id,
    MeetingNumber number,
    KeptText title,
    AccountId organizer,
    String organizerName,
    boolean keyRequired,
    Permission screenPermission,
    boolean lobby,
    boolean invitedOnly,
    Optional<Instant> plannedEnd,
    boolean endOnTime,
    boolean guests,
    boolean cameras,
    boolean successor,
    Instant createdAt) {

  /** The facts of a stored meeting at this time. */
  public static MeetingFacts of(Meeting meeting, String organizerName, Instant now) {
    return new MeetingFacts(
        meeting.id(),
        meeting.number(),
        meeting.title(),
        meeting.organizer(),
        organizerName,
        meeting.key().isPresent(),
        meeting.screenPermission(),
        meeting.has(MeetingOption.LOBBY),
        meeting.has(MeetingOption.INVITED_ONLY),
        meeting.plannedEnd(now),
        meeting.has(MeetingOption.END_ON_TIME),
        meeting.has(MeetingOption.GUESTS),
        meeting.has(MeetingOption.CAMERAS),
        meeting.has(MeetingOption.SUCCESSOR),
        meeting.createdAt());
  }
}
