package org.tsudoi.installation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import org.tsudoi.shared.Ticker;

/**
 * Hands out the wall clock, the monotonic clock and the source of randomness.
 *
 * <p>All three are dependent objects, not proxies: {@link SecureRandom} has final methods, which a
 * normal scope cannot wrap. The one generator is shared and thread-safe.
 */
@ApplicationScoped
class TimeAndRandomness {

  private final SecureRandom random = new SecureRandom();

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  Ticker ticker() {
    return System::nanoTime;
  }

  @Produces
  SecureRandom random() {
    return random;
  }
}
