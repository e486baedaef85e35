package org.tsudoi.meetings.domain;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.tsudoi.shared.MeetingId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * Counts wrong meeting keys, for each person and meeting: an account, or the source of a guest.
 *
 * <p>A try is counted before the key is looked at, so that many tries at once cannot outrun the
 * count; a right key wipes it out. After ten the person waits until fifteen minutes have passed
 * since the first of them. The count is per account, so nobody can lock others out of a meeting;
 * guests of one source share theirs. It is lost with the server.
 *
 * <p>Thread-safe; the table forgets what is over when it has grown.
 */
public final class WrongKeyThrottle {

  /** How many wrong keys are looked at within the window. */
  public static final int TRIES = 10;

  /** How long the first wrong key counts. */
  public static final Duration WINDOW = Duration.ofMinutes(15);

  private static final int ENTRIES_BEFORE_SWEEP = 10_000;

  private record Who(String person, MeetingId meeting) {}

  private record Tries(int count, long firstNanos) {}

  private final Ticker ticker;
  private final Map<Who, Tries> tries = new HashMap<>();

  /** Nothing counted yet. */
  public WrongKeyThrottle(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * Counts a try.
   *
   * @throws RefusedException with {@link Problem#TOO_MANY_REQUESTS} when none is left
   */
  public synchronized void count(String person, MeetingId meeting) {
    if (tries.size() >= ENTRIES_BEFORE_SWEEP) {
      tries.values().removeIf(this::isOver);
    }
    Who who = new Who(person, meeting);
    Tries before = tries.get(who);
    if (before == null || isOver(before)) {
      tries.put(who, new Tries(1, ticker.nanos()));
    } else if (before.count() < TRIES) {
      tries.put(who, new Tries(before.count() + 1, before.firstNanos()));
    } else {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
  }

  /** Forgets the tries: the key was right. */
  public synchronized void forget(String person, MeetingId meeting) {
    tries.remove(new Who(person, meeting));
  }

  private boolean isOver(Tries counted) {
    return ticker.since(counted.firstNanos()).compareTo(WINDOW) >= 0;
  }
}
