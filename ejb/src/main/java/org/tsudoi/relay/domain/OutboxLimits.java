package org.tsudoi.relay.domain;

import java.time.Duration;

/**
 * How much may wait for one participant, and for how long.
 *
 * @param capacityBytes all waiting frames together
 * @param thinAfter picture frames that wait longer lose their upper layer
 * @param skipAfter picture frames that wait longer are left out up to the next key frame
 * @param backlogFor what a late joiner is shown first may wait so long for its first piece; then a
 *     fresh key frame takes its place
 * @param voiceFor voice that waited longer is not sent
 */
public record OutboxLimits(
    int capacityBytes,
    Duration thinAfter,
    Duration skipAfter,
    Duration backlogFor,
    Duration voiceFor) {

  /** The values that the settings reference documents. */
  public static OutboxLimits standard() {
    return new OutboxLimits(
        4 << 20,
        Duration.ofMillis(500),
        Duration.ofMillis(1500),
        Duration.ofSeconds(1),
        Duration.ofMillis(400));
  }
}
