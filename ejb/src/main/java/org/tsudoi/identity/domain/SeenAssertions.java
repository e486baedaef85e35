package org.tsudoi.identity.domain;

import java.time.Instant;

/** Where it is kept which assertions were shown. */
public interface SeenAssertions {

  /** Whether it was shown. */
  boolean contains(String id);

  /** Adds one; one that is there already fails at once with an exception. */
  void add(SeenAssertion assertion);

  /** Forgets those that are out of date. */
  void deleteExpired(Instant now);
}
