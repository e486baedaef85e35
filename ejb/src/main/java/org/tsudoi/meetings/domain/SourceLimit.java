package org.tsudoi.meetings.domain;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * Counts what comes from one source, and refuses what is too much within the time in which it
 * counts.
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

  private record Counted(int times, long firstNanos) {}

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
  public synchronized void count(String source) {
    if (counts.size() >= MOST_SOURCES) {
      counts.values().removeIf(this::isOver);
    }
    Counted before = counts.get(source);
    boolean first = before == null || isOver(before);
    if (first ? before == null && counts.size() >= MOST_SOURCES : before.times() >= most) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    counts.put(
        source,
        first
            ? new Counted(1, ticker.nanos())
            : new Counted(before.times() + 1, before.firstNanos()));
  }

  /** Takes one count back. */
  public synchronized void giveBack(String source) {
    counts.computeIfPresent(
        source,
        (key, counted) ->
            counted.times() <= 1 ? null : new Counted(counted.times() - 1, counted.firstNanos()));
  }

  private boolean isOver(Counted counted) {
    return ticker.since(counted.firstNanos()).compareTo(WINDOW) >= 0;
  }
}
