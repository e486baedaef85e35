package org.tsudoi.meetings.domain;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * Counts different things that come from one source, and refuses what is too much within the time
 * in which it counts; the same thing again counts once.
 *
 * <p>It is counted before anything is looked at, so that many tries at once cannot outrun the
 * count; what turns out to be harmless is given back. At most {@link #MOST_SOURCES} are counted at
 * once; while there are that many, no other source gets through. Lost with the server. Thread-safe.
 */
public final class SourceLimit {

  /** How long the first of some counts. */
  public static final Duration WINDOW = Duration.ofMinutes(15);

  /** How many sources are counted at the same time. */
  static final int MOST_SOURCES = 10_000;

  private record Counted(Set<String> things, long firstNanos) {}

  private final Ticker ticker;
  private final int most;
  private final Map<String, Counted> counts = new HashMap<>();

  /** So many from each source within {@link #WINDOW}. */
  public SourceLimit(Ticker ticker, int most) {
    this.ticker = ticker;
    this.most = most;
  }

  /**
   * Counts one more.
   *
   * @throws RefusedException with {@link Problem#TOO_MANY_REQUESTS}
   */
  public synchronized void count(String source, String thing) {
    if (counts.size() >= MOST_SOURCES) {
      counts.values().removeIf(this::isOver);
    }
    Counted known = counts.get(source);
    if (known == null ? counts.size() >= MOST_SOURCES : isFull(known, thing)) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    if (known == null || isOver(known)) {
      counts.put(source, new Counted(new HashSet<>(), ticker.nanos()));
    }
    counts.get(source).things().add(thing);
  }

  private boolean isFull(Counted known, String thing) {
    return !isOver(known) && known.things().size() >= most && !known.things().contains(thing);
  }

  /** Takes a count back. */
  public synchronized void giveBack(String source, String thing) {
    counts.computeIfPresent(
        source,
        (key, counted) -> {
          counted.things().remove(thing);
          return counted.things().isEmpty() ? null : counted;
        });
  }

  private boolean isOver(Counted counted) {
    return ticker.since(counted.firstNanos()).compareTo(WINDOW) >= 0;
  }
}
