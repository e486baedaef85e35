package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.Optional;

/** Where wrong tries are counted. */
public interface Throttles {

  /** The row with its lock held until the transaction ends. */
  Optional<SignInThrottle> lock(String key);

  /** Adds a row; fails at once with an exception when another transaction was faster. */
  void add(SignInThrottle throttle);

  /** Forgets the tries of a pair. */
  void forget(String key);

  /** Forgets all pairs that have been quiet since the instant. */
  void deleteQuietSince(Instant instant);
}
