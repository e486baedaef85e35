package org.tsudoi.policies.domain;

import jakarta.persistence.EntityExistsException;
import java.time.Instant;
import java.util.List;

/** Where it is kept who agreed to what. */
public interface Agreements {

  /** Whether the person agreed to these words. */
  boolean contain(String person, String digest);

  /**
   * Keeps an agreement.
   *
   * @throws EntityExistsException at once, if the person has agreed to these words already
   */
  void add(Agreement agreement);

  /** What a person agreed to, the newest first. */
  List<Agreement> of(String person);

  /** Forgets what a person agreed to. */
  void forget(String person);

  /** Forgets what people without an account agreed to before this instant. */
  void forgetSessions(Instant before);
}
