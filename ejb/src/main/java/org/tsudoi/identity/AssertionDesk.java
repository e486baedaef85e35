package org.tsudoi.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import org.tsudoi.identity.domain.SeenAssertion;
import org.tsudoi.identity.domain.SeenAssertions;

/** The steps of taking an assertion, each in a transaction of its own. */
@ApplicationScoped
class AssertionDesk {

  private final SeenAssertions seen;

  /** For the container's proxy. */
  AssertionDesk() {
    this(null);
  }

  @Inject
  AssertionDesk(SeenAssertions seen) {
    this.seen = seen;
  }

  @Transactional(TxType.REQUIRES_NEW)
  boolean take(SeenAssertion assertion) {
    if (seen.contains(assertion.id())) {
      return false;
    }
    seen.add(assertion);
    return true;
  }

  @Transactional(TxType.REQUIRES_NEW)
  boolean isTaken(SeenAssertion assertion) {
    return seen.contains(assertion.id());
  }

  @Transactional(TxType.REQUIRES_NEW)
  void sweep(Instant now) {
    seen.deleteExpired(now);
  }
}
