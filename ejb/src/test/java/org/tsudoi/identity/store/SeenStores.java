package org.tsudoi.identity.store;

import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.identity.domain.SeenAssertions;

/** The store of assertions that were shown, on a test database. */
public final class SeenStores {

  private SeenStores() {}

  public static SeenAssertions on(TestDatabase database) {
    return new JpaSeenAssertions(database.entityManager());
  }
}
