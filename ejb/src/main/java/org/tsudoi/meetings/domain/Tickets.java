package org.tsudoi.meetings.domain;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * The tickets that were handed out and not yet used.
 *
 * <p>A ticket is 256 random bits, lives thirty seconds and is gone with the first try, right or
 * wrong. A session holds at most four, the oldest gives way; all together are bounded too. They are
 * in memory only.
 *
 * <p>Thread-safe.
 */
public final class Tickets {

  /** How long a ticket lives. */
  public static final Duration LIFE = Duration.ofSeconds(30);

  /** How many unused tickets one session may hold. */
  public static final int PER_SESSION = 4;

  private static final int BYTES = 32;

  private record Issued(Ticket ticket, long nanos) {}

  private final Ticker ticker;
  private final SecureRandom random;
  private final int most;
  private final Map<String, Issued> unused = new LinkedHashMap<>();

  /** None handed out yet; at most so many may be unused at once. */
  public Tickets(Ticker ticker, SecureRandom random, int most) {
    this.ticker = ticker;
    this.random = random;
    this.most = most;
  }

  /**
   * Hands out a ticket.
   *
   * @throws RefusedException with {@link Problem#SERVER_FULL} when too many are unused
   */
  public synchronized String issue(Ticket ticket) {
    sweep();
    dropOldestOf(ticket);
    if (unused.size() >= most) {
      throw new RefusedException(Problem.SERVER_FULL);
    }
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    unused.put(value, new Issued(ticket, ticker.nanos()));
    return value;
  }

  /** What the ticket stands for, once; empty when it is unknown, used or too old. */
  public synchronized Optional<Ticket> use(String value) {
    return Optional.ofNullable(unused.remove(value))
        .filter(issued -> !isOver(issued))
        .map(Issued::ticket);
  }

  /** Makes tickets void that are not used yet. */
  public synchronized void revoke(Predicate<Ticket> which) {
    unused.values().removeIf(issued -> which.test(issued.ticket()));
  }

  /** Forgets the ones that are too old; they are in the order of their age. */
  public synchronized void sweep() {
    Iterator<Issued> oldestFirst = unused.values().iterator();
    while (oldestFirst.hasNext() && isOver(oldestFirst.next())) {
      oldestFirst.remove();
    }
  }

  private void dropOldestOf(Ticket ticket) {
    long held = unused.values().stream().filter(issued -> isSameSession(issued, ticket)).count();
    Iterator<Issued> oldestFirst = unused.values().iterator();
    while (held >= PER_SESSION && oldestFirst.hasNext()) {
      if (isSameSession(oldestFirst.next(), ticket)) {
        oldestFirst.remove();
        held--;
      }
    }
  }

  private static boolean isSameSession(Issued issued, Ticket other) {
    return issued.ticket().caller().session().equals(other.caller().session());
  }

  private boolean isOver(Issued issued) {
    return ticker.since(issued.nanos()).compareTo(LIFE) > 0;
  }
}
