package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.GuestGrant;

/**
 * The leave of a guest to enter a meeting once, soon.
 *
 * @param visit the secret by which the guest comes back as the same one, to this meeting alone
 * @param ticket opens one tunnel within thirty seconds
 * @param expiresAt the end of that time
 * @param tunnelPath where the tunnel is opened
 * @param meeting the meeting
 * @param role participant or viewer
 * @param protection how frames are protected end to end; 0: not
 * @param keyExchange how keys are exchanged; 0: not
 * @param suite the cipher suite of a protected meeting; absent in others
 * @param kdf how keys are derived in a protected meeting; {@code none} in others
 */
@Schema(name = "GuestGrant")
public record GuestGrantAnswer(
    String visit,
    String ticket,
    Instant expiresAt,
    String tunnelPath,
    GuestMeeting meeting,
    String role,
    int protection,
    int keyExchange,
    String suite,
    String kdf) {

  /**
   * What a guest is told of the meeting.
   *
   * @param number the nine digits, as 481-206-775
   * @param title what people call it
   * @param organizerName the organizer's name
   */
  @Schema(name = "GuestMeeting")
  public record GuestMeeting(String number, String title, String organizerName) {}

  static GuestGrantAnswer of(GuestGrant grant) {
    JoinAnswer join = JoinAnswer.of(grant.join());
    return new GuestGrantAnswer(
        grant.visit(),
        join.ticket(),
        join.expiresAt(),
        join.tunnelPath(),
        new GuestMeeting(
            join.meeting().number(), join.meeting().title(), join.meeting().organizerName()),
        join.role(),
        join.protection(),
        join.keyExchange(),
        join.suite(),
        join.kdf());
  }

  @Override
  public String toString() {
    return "GuestGrantAnswer[role=" + role + "]";
  }
}
