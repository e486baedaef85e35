package org.tsudoi.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tsudoi.relay.domain.StreamKey;
import org.tsudoi.shared.Ticker;

/**
 * The key frames that viewers of one group want: a key frame costs the presenter's line much, so
 * each stream is asked once in an interval, whoever wants it.
 *
 * <p>A wish ends when a key frame has passed or the stream has ended. Thread-safe; its lock is the
 * last.
 */
final class KeyFrameRequests {

  private final Map<StreamKey, Long> askedAt = new HashMap<>();
  private final Set<StreamKey> open = new HashSet<>();
  private final long intervalNanos;
  private final Ticker ticker;

  KeyFrameRequests(Duration interval, Ticker ticker) {
    intervalNanos = interval.toNanos();
    this.ticker = ticker;
  }

  /** Notes a wish; answers whether to ask now, which is taken as done. */
  synchronized boolean want(StreamKey stream) {
    if (mayAsk(stream)) {
      open.remove(stream);
      askedAt.put(stream, ticker.nanos());
      return true;
    }
    open.add(stream);
    return false;
  }

  /** The streams to ask now after waiting, which is taken as done. */
  synchronized List<StreamKey> due() {
    List<StreamKey> all = new ArrayList<>(0);
    for (StreamKey stream : open) {
      if (mayAsk(stream)) {
        askedAt.put(stream, ticker.nanos());
        all.add(stream);
      }
    }
    all.forEach(open::remove);
    return all;
  }

  synchronized void answered(StreamKey stream) {
    open.remove(stream);
  }

  synchronized void forget(Predicate<StreamKey> streams) {
    askedAt.keySet().removeIf(streams);
    open.removeIf(streams);
  }

  private boolean mayAsk(StreamKey stream) {
    Long last = askedAt.get(stream);
    return last == null || ticker.nanos() - last >= intervalNanos;
  }
}
