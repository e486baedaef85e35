package org.tsudoi.relay;

import java.time.Duration;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.Ticker;

/**
 * The frames of one tunnel that were refused: ends the tunnel when they come too thick, and tells
 * the listener once a second at most. Not thread-safe; guarded by its seat.
 */
final class Refusals {

  private static final long TELL_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final Ticker ticker;
  private final long[] when;
  private final long withinNanos;
  private int count;
  private int untold;
  private EndToEndHeader lastUntold;
  private boolean toldOnce;
  private long toldAt;

  Refusals(int most, Duration within, Ticker ticker) {
    this.ticker = ticker;
    when = new long[most];
    withinNanos = within.toNanos();
  }

  /** Counts one more, and answers whether that is too many. */
  boolean add(EndToEndHeader header) {
    long now = ticker.nanos();
    when[count % when.length] = now;
    count++;
    untold++;
    lastUntold = header;
    // After the increment this slot holds the oldest of the last so many.
    return count >= when.length && now - when[count % when.length] <= withinNanos;
  }

  /** Tells the listener if something is untold and the last time is long enough ago. */
  void tell(TunnelId tunnel, Inbox inbox) {
    long now = ticker.nanos();
    if (untold == 0 || toldOnce && now - toldAt < TELL_EVERY_NANOS) {
      return;
    }
    EndToEndHeader header = lastUntold;
    int times = untold;
    boolean taken =
        inbox.put(
            listener ->
                listener.refused(
                    tunnel,
                    header.channel().number(),
                    header.kind(),
                    header.stream(),
                    times,
                    Problem.FORBIDDEN_FRAME));
    if (taken) {
      untold = 0;
      toldOnce = true;
      toldAt = now;
    }
  }
}
