package org.tsudoi.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * One person in a live meeting, and how the person is connected.
 *
 * @param index the sender index, unique within the instance
 * @param account the account, empty for a guest
 * @param name the name that people see
 * @param role what the person is in this meeting
 * @param roleBits the role as bits, as the participant list on the wire has it
 * @param presenting whether this person shares a screen now
 * @param muted whether the voice is off because somebody who leads turned it off
 * @param hand when the hand was raised, lower is earlier; 0 while it is down
 * @param camera when the camera was turned on, lower is earlier; 0 while it is off
 * @param invitation that the person was asked to present, and what came of it
 * @param joinedAt when the person came in
 * @param address the client's address
 * @param client the client's name and version
 * @param transport how the tunnel travels, as {@code websocket}
 * @param tls the TLS version and suite
 * @param reconnectingSince since when the connection is being taken up again, empty while it stands
 * @param resumes how often the connection was taken up again after a cut
 * @param switches how often it moved to another transport
 * @param roundTrip the last round trip measured, empty before the first
 * @param queueBytes what waits in the outbox
 * @param droppedFrames how many stale frames were left out
 * @param viewerQueue how long pictures wait at this viewer, as its client last reported
 */
public record LiveParticipant(
    int index,
    Optional<AccountId> account,
    String name,
    Role role,
    int roleBits,
    boolean presenting,
    boolean muted,
    int hand,
    int camera,
    Optional<LiveInvitation> invitation,
    Instant joinedAt,
    String address,
    String client,
    String transport,
    String tls,
    Optional<Instant> reconnectingSince,
    int resumes,
    int switches,
    Optional<Duration> roundTrip,
    long queueBytes,
    long droppedFrames,
    Optional<Duration> viewerQueue) {}
