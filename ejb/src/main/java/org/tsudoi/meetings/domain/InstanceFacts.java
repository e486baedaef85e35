package org.tsudoi.meetings.domain;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One instance of a meeting, as everything that is written about it needs it.
 *
 * @param id 16 random bytes as hexadecimal digits
 * @param meeting the meeting
 * @param serverEpoch which run of the server it belongs to, 16 hexadecimal digits
 * @param began when it began
 */
public record InstanceFacts(String id, MeetingFacts meeting, String serverEpoch, Instant began) {

  private static final int LONG_DIGITS = 16;

  /** The same id as histories keep it. */
  public UUID uuid() {
    return new UUID(
        HexFormat.fromHexDigitsToLong(id, 0, LONG_DIGITS),
        HexFormat.fromHexDigitsToLong(id, LONG_DIGITS, 2 * LONG_DIGITS));
  }
}
