package org.tsudoi.auditing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.shared.MeetingId;

/**
 * One connection as an auditor reads it (spec 6.3.4, 接続状況).
 *
 * @param id the row
 * @param person who
 * @param name the name that others saw
 * @param meeting the meeting
 * @param title the meeting's title at that time
 * @param instance which instance of the meeting
 * @param participant the participant's index in that instance
 * @param address the client's address
 * @param transport how the tunnel was carried
 * @param tls the TLS version
 * @param client the client's name and version as it said itself
 * @param began when it began
 * @param ended when it ended, empty while it lasts
 * @param reason why it ended, as {@code left} or {@code SERVER_RESTARTED}
 * @param changes what happened to it meanwhile, the oldest first
 */
public record AccessLine(
    long id,
    PersonId person,
    String name,
    MeetingId meeting,
    String title,
    UUID instance,
    int participant,
    String address,
    String transport,
    String tls,
    String client,
    Instant began,
    Optional<Instant> ended,
    Optional<String> reason,
    List<AccessChange> changes) {

  /** Makes the list immutable. */
  public AccessLine {
    changes = List.copyOf(changes);
  }

  AccessLine with(List<AccessChange> known) {
    return new AccessLine(
        id,
        person,
        name,
        meeting,
        title,
        instance,
        participant,
        address,
        transport,
        tls,
        client,
        began,
        ended,
        reason,
        known);
  }
}
