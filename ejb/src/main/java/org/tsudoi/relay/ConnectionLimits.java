package org.tsudoi.relay;

import java.time.Duration;

/**
 * What a tunnel's connections may carry, and how long it lives without them.
 *
 * @param openWithin how long a tunnel may be without its uplink, and then without its hello; also
 *     how long a successor waits for the switch mark, and a polling client may pause
 * @param resumeWithin how long a tunnel lives without one of its directions
 * @param toldAfter how long a direction is missing before the others hear of it
 * @param uplinkBytes bytes of hop units on one uplink generation (spec 6.2.1)
 * @param heldBytes bytes of a successor that wait for the switch mark
 */
public record ConnectionLimits(
    Duration openWithin,
    Duration resumeWithin,
    Duration toldAfter,
    long uplinkBytes,
    int heldBytes) {

  /** The first values. */
  public static ConnectionLimits standard() {
    return new ConnectionLimits(
        Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(3), 1L << 31, 4 << 20);
  }
}
