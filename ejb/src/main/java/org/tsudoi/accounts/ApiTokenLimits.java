package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tsudoi.shared.AddressSource;
import org.tsudoi.shared.Ticker;

/**
 * How often API tokens may be shown, counted by each node for itself and by the minute.
 *
 * <p>Thirty wrong tokens close an address to all but those that were right from there lately: so
 * wrong ones cost no more look-ups, and nobody who shares the address is locked out. A right token
 * has a number of calls of its own. What is remembered is bounded. Thread-safe.
 */
@ApplicationScoped
class ApiTokenLimits {

  static final int WRONG_IN_A_MINUTE = 30;
  static final int MOST_REMEMBERED = 1_000;
  static final Duration TOLD_ONCE_IN = Duration.ofMinutes(10);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String OTHERS = "others";

  private final Ticker ticker;
  private final int calls;
  private final Map<String, Integer> wrong = new HashMap<>();
  private final Map<ApiTokenId, Integer> used = new HashMap<>();
  private final Map<Seen, Long> right = new LinkedHashMap<>();
  private final Map<ApiTokenId, Long> told = new LinkedHashMap<>();
  private long minuteBegan;

  private record Seen(String tokenHash, String address) {}

  /** For the container's proxy. */
  ApiTokenLimits() {
    this(System::nanoTime, 0);
  }

  @Inject
  ApiTokenLimits(Ticker ticker, ApiTokenSettings settings) {
    this(ticker, settings.callsInAMinute());
  }

  ApiTokenLimits(Ticker ticker, int calls) {
    this.ticker = ticker;
    this.calls = calls;
    this.minuteBegan = ticker.nanos();
  }

  /** Whether a token from this address may be looked up. */
  synchronized boolean mayAsk(String tokenHash, String address) {
    startMinute();
    return wrong.getOrDefault(counted(address), 0) < WRONG_IN_A_MINUTE
        || right.containsKey(new Seen(tokenHash, address));
  }

  /** Counts a wrong token. */
  synchronized void wrong(String tokenHash, String address) {
    startMinute();
    wrong.merge(counted(address), 1, Integer::sum);
    right.remove(new Seen(tokenHash, address));
  }

  private String counted(String address) {
    String source = AddressSource.of(address);
    return wrong.containsKey(source) || wrong.size() < MOST_REMEMBERED ? source : OTHERS;
  }

  /** Counts a call with a right token; false when it has made too many. */
  synchronized boolean mayCall(ApiTokenId id, String tokenHash, String address) {
    startMinute();
    remember(right, new Seen(tokenHash, address));
    return used.merge(id, 1, Integer::sum) <= calls;
  }

  /** Whether it was not told lately that somebody shows this token, which has ended. */
  synchronized boolean isNews(ApiTokenId id) {
    Long earlier = told.get(id);
    if (earlier != null && ticker.since(earlier).compareTo(TOLD_ONCE_IN) < 0) {
      return false;
    }
    remember(told, id);
    return true;
  }

  private <K> void remember(Map<K, Long> lately, K what) {
    lately.remove(what);
    lately.put(what, ticker.nanos());
    if (lately.size() > MOST_REMEMBERED) {
      lately.remove(lately.keySet().iterator().next());
    }
  }

  private void startMinute() {
    if (ticker.since(minuteBegan).compareTo(MINUTE) >= 0) {
      minuteBegan = ticker.nanos();
      wrong.clear();
      used.clear();
    }
  }
}
