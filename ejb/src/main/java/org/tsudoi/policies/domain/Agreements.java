package org.tsudoi.policies.domain;

import java.time.Instant;

/** Where it is kept who agreed to what. */
public interface Agreements {

  /** Whether the person agreed to these words. */
  boolean contain(String person, String digest);

  /** Keeps an agreement. */
  void add(Agreement agreement);

  /** Forgets what people without an account agreed to before this instant. */
  void forgetSessions(Instant before);
}
