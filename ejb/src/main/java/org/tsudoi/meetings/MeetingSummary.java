package org.tsudoi.meetings;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.MeetingId;

/**
 * A meeting as lists and the door show it; nothing in it lets anybody in.
 *
 * @param id the meeting
 * @param number the nine digits by which people find it
 * @param title what people call it
 * @param organizer the account that opened it
 * @param organizerName the organizer's display name
 * @param keyRequired whether a meeting key is asked for at the door
 * @param lobby whether people wait in a lobby until they are let in
 * @param invitedOnly whether only invited people come in
 * @param endOnTime whether everybody leaves at the planned end
 * @param guests whether people without an account take part
 * @param cameras whether people may show themselves
 * @param successor whether somebody takes the lead when those who led stay away
 * @param ended whether it was ended and waits for its organizer to open it again
 * @param live whether people are in it now
 * @param participants how many people are in it now
 * @param cancelled whether it will not take place any more
 * @param times when it is planned, of one that repeats the next time; of a live meeting not told
 * @param continuedBy where its later times are held that were made a meeting of their own; of a
 *     live meeting not told
 * @param createdAt when it was created
 */
public record MeetingSummary(
    MeetingId id,
    MeetingNumber number,
    String title,
    AccountId organizer,
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
    Optional<MeetingTimes> times,
    Optional<MeetingNumber> continuedBy,
    Instant createdAt) {}
