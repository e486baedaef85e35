package org.tsudoi.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import org.tsudoi.identity.domain.SeenAssertion;

/**
 * Takes each assertion once, whichever node it is shown to: the database has a row for every one
 * until nobody would take it any more.
 */
@ApplicationScoped
class AssertionKeeper {

  private final AssertionDesk desk;
  private final Clock clock;

  /** For the container's proxy. */
  AssertionKeeper() {
    this(null, null);
  }

  @Inject
  AssertionKeeper(AssertionDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Whether it is shown for the first time; of two at the same moment one is. */
  boolean isFirst(String issuer, String id, Instant until) {
    SeenAssertion assertion = new SeenAssertion(issuer, id, until);
    try {
      return desk.take(assertion);
    } catch (PersistenceException failed) {
      if (desk.isTaken(assertion)) {
        return false;
      }
      throw failed;
    }
  }

  void sweep() {
    desk.sweep(clock.instant());
  }
}
