package org.tsudoi.accounts.store;

import org.tsudoi.accounts.domain.ApiTokens;
import org.tsudoi.fixtures.TestDatabase;

/** The store of API tokens on a test database. */
public final class ApiTokenStores {

  private ApiTokenStores() {}

  public static ApiTokens on(TestDatabase database) {
    return new JpaApiTokens(database.entityManager());
  }
}
