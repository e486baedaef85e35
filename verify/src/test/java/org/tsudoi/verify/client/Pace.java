package org.tsudoi.verify.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tsudoi.verify.server.Waiting;

/**
 * How fast a well-behaved client says what everybody is told (docs/protocol.md, Floods). The limit
 * is three a second and six at once; this keeps below it, so that other frames have room too.
 */
public final class Pace {

  private static final int AT_ONCE = 4;
  private static final Duration WITHIN = Duration.ofSeconds(2);

  private final Deque<Long> said = new ArrayDeque<>();

  /** Returns when the next may be said. */
  public void await() {
    if (said.size() == AT_ONCE) {
      long earliest = said.remove() + WITHIN.toNanos();
      Waiting.until(() -> System.nanoTime() - earliest >= 0, WITHIN);
    }
    said.add(System.nanoTime());
  }
}
