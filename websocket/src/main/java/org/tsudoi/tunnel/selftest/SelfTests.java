package org.tsudoi.tunnel.selftest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.shared.AddressSource;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * The self-tests that run now: one for each source address at a time, and a bounded number in all.
 *
 * <p>A test lasts a minute at most. A source may begin the next one when its last is over, and not
 * sooner than 20 s after it began, so that nobody moves more than the bound for a test in that
 * time. In memory only. Thread-safe.
 */
@ApplicationScoped
class SelfTests {

  static final Duration LASTS = Duration.ofSeconds(60);
  static final Duration BETWEEN = Duration.ofSeconds(20);
  static final int MOST = 50;

  private static final int TICKET_BYTES = 32;

  private final Map<String, SelfTest> ofSource = new HashMap<>();
  private SecureRandom random;
  private Ticker ticker;
  private long bytes;

  /** For the container's proxy. */
  SelfTests() {}

  @Inject
  SelfTests(
      SecureRandom random,
      Ticker ticker,
      @ConfigProperty(name = "tsudoi.selftest.bytes", defaultValue = "8388608") long bytes) {
    this.random = random;
    this.ticker = ticker;
    this.bytes = bytes;
  }

  /** What one test may move in both directions. */
  long bytes() {
    return bytes;
  }

  /**
   * Begins a test for that source.
   *
   * @throws RefusedException with {@link Problem#TOO_MANY_REQUESTS} while the source may not begin
   *     one; with {@link Problem#SERVER_FULL} when too many others run
   */
  synchronized SelfTest begin(String address) {
    sweep();
    String source = AddressSource.of(address);
    if (ofSource.containsKey(source)) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    if (ofSource.size() >= MOST) {
      throw new RefusedException(Problem.SERVER_FULL);
    }
    byte[] secret = new byte[TICKET_BYTES];
    random.nextBytes(secret);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    SelfTest test = new SelfTest(ticket, source, ticker.nanos(), bytes);
    ofSource.put(source, test);
    return test;
  }

  /** How long that source has to wait until it may begin; zero if it may now. */
  synchronized Duration waitOf(String address) {
    return Optional.ofNullable(ofSource.get(AddressSource.of(address)))
        .map(test -> (test.isOver() ? BETWEEN : LASTS).minus(ageOf(test)))
        .filter(left -> !left.isNegative())
        .orElse(Duration.ZERO);
  }

  /**
   * The running test with this ticket, from whatever address it is shown: networks with several
   * ways out are just those that want testing.
   *
   * @throws RefusedException with {@link Problem#TICKET_INVALID} when there is none
   */
  synchronized SelfTest find(String ticket) {
    sweep();
    return ofSource.values().stream()
        .filter(test -> !test.isOver() && SelfTestOffer.isSame(test.ticket(), ticket))
        .findFirst()
        .orElseThrow(() -> new RefusedException(Problem.TICKET_INVALID));
  }

  /** Ends and forgets what has run out. */
  synchronized void sweep() {
    for (SelfTest test : List.copyOf(ofSource.values())) {
      Duration age = ageOf(test);
      if (age.compareTo(LASTS) >= 0) {
        test.end();
      }
      if (test.isOver() && age.compareTo(BETWEEN) >= 0) {
        ofSource.remove(test.address());
      }
    }
  }

  private Duration ageOf(SelfTest test) {
    return ticker.since(test.beganNanos());
  }
}
