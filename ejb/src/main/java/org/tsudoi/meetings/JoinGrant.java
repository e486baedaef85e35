package org.tsudoi.meetings;

import java.time.Instant;

/**
 * The leave to enter a meeting once, soon.
 *
 * @param ticket the secret that opens one tunnel; used up by the first try
 * @param expiresAt the end of its short life
 * @param meeting the meeting that it opens
 * @param role what the holder will be in there
 */
public record JoinGrant(String ticket, Instant expiresAt, MeetingSummary meeting, Role role) {

  /** Never shows the ticket. */
  @Override
  public String toString() {
    return "JoinGrant[meeting=" + meeting.number() + ", role=" + role + "]";
  }
}
