package org.tsudoi.policies.store;

import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.policies.domain.Agreements;
import org.tsudoi.policies.domain.StoredVersions;

/** The store of the room on a test database. */
public final class PolicyStores {

  private PolicyStores() {}

  public static Agreements agreements(TestDatabase database) {
    return new JpaAgreements(database.entityManager());
  }

  public static StoredVersions on(TestDatabase database) {
    return new JpaStoredVersions(database.entityManager());
  }
}
