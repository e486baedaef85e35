package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where wrong tries are counted. */
public interface Throttles {

  /** The row with its lock held until the transaction ends. */
  Optional<SignInThrottle> lock(String key);

  /** Adds a row; fails at once with an exception when another transaction was faster. */
  void add(SignInThrottle throttle);

  /** What is closed at that moment, the newest first. */
  List<SignInThrottle> closed(Instant now, int first, int max);

  /** How many are closed at that moment. */
  long countClosed(Instant now);

  /** The row of a lockout, with its lock held until the transaction ends. */
  Optional<SignInThrottle> findLockout(String id);

  /** Forgets the tries of a pair. */
  void forget(String key);

  /** Forgets all pairs that have been quiet since the instant. */
  void deleteQuietSince(Instant instant);
}
