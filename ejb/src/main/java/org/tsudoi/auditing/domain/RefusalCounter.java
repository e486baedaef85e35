package org.tsudoi.auditing.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/**
 * Counts refusals without an entry of their own in memory until the next look of the sealer, a
 * second later at most, so that a flood of them costs no database work each.
 *
 * <p>Tells at most {@value #MOST_COUNTS} different counts apart in one minute; then all further
 * addresses are counted together as {@link AuditTrail#OTHER_SOURCES}. Thread-safe.
 */
public final class RefusalCounter {

  /** How many different counts, and so rows, one minute may have. */
  static final int MOST_COUNTS = 200;

  private final Clock clock;
  private final Set<RefusalCount> ofThisMinute = new HashSet<>();
  private Map<RefusalCount, Long> counts = new HashMap<>();
  private Instant minute = Instant.MIN;

  /** A counter that knows the minute from the clock. */
  public RefusalCounter(Clock clock) {
    this.clock = clock;
  }

  /** Counts one refusal. */
  public synchronized void count(
      AuditAction action, Problem problem, CallerPath path, String address) {
    startMinute(clock.instant().truncatedTo(ChronoUnit.MINUTES));
    RefusalCount exact =
        new RefusalCount(minute, action, problem, path, HarmlessText.of(address, 64));
    if (ofThisMinute.contains(exact) || ofThisMinute.size() < MOST_COUNTS) {
      ofThisMinute.add(exact);
      counts.merge(exact, 1L, Long::sum);
    } else {
      counts.merge(
          new RefusalCount(minute, action, problem, path, AuditTrail.OTHER_SOURCES), 1L, Long::sum);
    }
  }

  private void startMinute(Instant now) {
    if (!now.equals(minute)) {
      minute = now;
      ofThisMinute.clear();
    }
  }

  /** Hands over what was counted since the last time. */
  public synchronized Map<RefusalCount, Long> take() {
    Map<RefusalCount, Long> taken = counts;
    counts = new HashMap<>();
    return taken;
  }

  /** Takes back what could not be written now. */
  public synchronized void giveBack(Map<RefusalCount, Long> untold) {
    untold.forEach((count, refusals) -> counts.merge(count, refusals, Long::sum));
  }
}
