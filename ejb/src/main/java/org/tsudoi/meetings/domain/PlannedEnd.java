package org.tsudoi.meetings.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a gathering is planned to end, by its plan and by those who lead it.
 *
 * <p>Everybody is told ten and two minutes before it. It can be put off by a quarter or half an
 * hour, up to a day in all; that lasts as long as the gathering and leaves the plan as it is.
 *
 * <p>Not thread-safe: guarded by the lock of the live instance.
 */
public final class PlannedEnd {

  /** How long before the end everybody is told for the first time. */
  public static final Duration FIRST_NOTICE = Duration.ofMinutes(10);

  /** How long before the end everybody is told again. */
  public static final Duration LAST_NOTICE = Duration.ofMinutes(2);

  /** By how much the end can be put off in all. */
  public static final Duration MOST = Duration.ofHours(24);

  private Optional<Instant> planned;
  private Optional<Instant> at;
  private boolean forAll;
  private Duration told = MOST;
  private boolean over;

  /** As the plan says; for all if everybody has to leave then. */
  public PlannedEnd(Optional<Instant> planned, boolean forAll) {
    this.planned = planned;
    this.at = planned;
    this.forAll = forAll;
  }

  /** Takes another plan; answers whether it is another. */
  public boolean plan(Optional<Instant> end, boolean endsForAll) {
    boolean news = !planned.equals(end) || forAll != endsForAll;
    if (!planned.equals(end)) {
      planned = end;
      at = end;
      told = MOST;
    }
    forAll = endsForAll;
    return news;
  }

  /** Whether it may be put off by so much. */
  public boolean mayExtend(Duration by) {
    return !over && at.isPresent() && !at.get().plus(by).isAfter(planned.orElseThrow().plus(MOST));
  }

  /** Puts it off, if it may be. Answers whether it was. */
  public boolean extend(Duration by) {
    boolean may = mayExtend(by);
    if (may) {
      at = at.map(end -> end.plus(by));
      told = MOST;
    }
    return may;
  }

  /** When it is; empty for a gathering that has no planned end. */
  public Optional<Instant> at() {
    return at;
  }

  /** Whether everybody has to leave then. */
  public boolean isForAll() {
    return forAll;
  }

  /** Whether everybody is to be told now that it is near; true once for each notice. */
  public boolean isNoticeDue(Instant now) {
    Duration left = at.map(end -> Duration.between(now, end)).orElse(MOST);
    Duration notice =
        left.compareTo(LAST_NOTICE) <= 0
            ? LAST_NOTICE
            : left.compareTo(FIRST_NOTICE) <= 0 ? FIRST_NOTICE : MOST;
    boolean due = notice.compareTo(told) < 0 && !left.isNegative();
    told = due ? notice : told;
    return due;
  }

  /** Whether everybody has to leave now; from then on it is not put off any more. */
  public boolean isReached(Instant now) {
    over |= forAll && at.filter(end -> !end.isAfter(now)).isPresent();
    return over;
  }
}
