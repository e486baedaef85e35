package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tsudoi.shared.AddressSource;
import org.tsudoi.shared.Ticker;

/**
 * How often a link may be asked for within a quarter of an hour: three times for one name, twenty
 * times from one address. It is counted alike for names that do not exist, in memory, by each node.
 *
 * <p>Keeps 20,000 counts at most; the oldest gives way. Thread-safe.
 */
@ApplicationScoped
class ResetBudget {

  static final int PER_NAME = 3;
  static final int PER_ADDRESS = 20;
  static final Duration SPAN = Duration.ofMinutes(15);

  private static final int MOST_COUNTS = 20_000;

  private final Map<String, Count> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MOST_COUNTS;
        }
      };

  private final Ticker ticker;

  private record Count(long since, int number) {}

  /** For the container's proxy. */
  ResetBudget() {
    this(null);
  }

  @Inject
  ResetBudget(Ticker ticker) {
    this.ticker = ticker;
  }

  boolean admitsAddress(String address) {
    return admits("from " + AddressSource.of(address), PER_ADDRESS);
  }

  boolean admitsName(String name) {
    return admits("for " + name, PER_NAME);
  }

  private synchronized boolean admits(String key, int most) {
    Count known = counts.get(key);
    if (known == null || ticker.since(known.since()).compareTo(SPAN) >= 0) {
      counts.remove(key);
      counts.put(key, new Count(ticker.nanos(), 1));
      return true;
    }
    counts.put(key, new Count(known.since(), Math.min(known.number() + 1, most + 1)));
    return known.number() < most;
  }
}
