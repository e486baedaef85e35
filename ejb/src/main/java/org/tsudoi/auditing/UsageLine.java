package org.tsudoi.auditing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.shared.MeetingId;

/**
 * One time of sharing as an auditor reads it (spec 6.3.4, 利用状況).
 *
 * @param id the row
 * @param person the presenter
 * @param name the name that others saw
 * @param meeting the meeting
 * @param title the meeting's title at that time
 * @param instance which instance of the meeting
 * @param participant the presenter's index in that instance
 * @param surface what was shown: {@code monitor}, {@code window} or {@code browser}, or {@code
 *     camera} for the picture of the person
 * @param surfaceTitle how the presenter's client called it
 * @param viewers the largest number of others in the meeting meanwhile
 * @param began when it began
 * @param ended when it ended, empty while it lasts
 * @param reason why it ended, as {@code stopped} or {@code SERVER_RESTARTED}
 */
public record UsageLine(
    long id,
    PersonId person,
    String name,
    MeetingId meeting,
    String title,
    UUID instance,
    int participant,
    String surface,
    String surfaceTitle,
    int viewers,
    Instant began,
    Optional<Instant> ended,
    Optional<String> reason) {}
