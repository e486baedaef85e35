package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.JoinGrant;

/**
 * The leave to enter a meeting once, soon.
 *
 * @param ticket opens one tunnel within thirty seconds
 * @param expiresAt the end of that time
 * @param tunnelPath where the tunnel is opened
 * @param meeting the meeting
 * @param role organizer, co-organizer, participant or viewer
 * @param protection how frames are protected end to end; 0: not
 * @param keyExchange how keys are exchanged; 0: not
 * @param suite the cipher suite of a protected meeting; absent in others
 * @param kdf how keys are derived in a protected meeting; {@code none} in others
 */
@Schema(name = "JoinGrant")
public record JoinAnswer(
    String ticket,
    Instant expiresAt,
    String tunnelPath,
    MeetingAnswer meeting,
    String role,
    int protection,
    int keyExchange,
    String suite,
    String kdf) {

  private static final String TUNNEL_PATH = "/tunnel/ws";
  private static final String NONE = "none";

  static JoinAnswer of(JoinGrant grant) {
    return new JoinAnswer(
        grant.ticket(),
        grant.expiresAt(),
        TUNNEL_PATH,
        MeetingAnswer.of(grant.meeting()),
        grant.role().wireName(),
        0,
        0,
        NONE,
        NONE);
  }

  @Override
  public String toString() {
    return "JoinAnswer[role=" + role + "]";
  }
}
