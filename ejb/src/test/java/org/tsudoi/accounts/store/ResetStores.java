package org.tsudoi.accounts.store;

import org.tsudoi.accounts.domain.HandOverCodes;
import org.tsudoi.accounts.domain.IdentityLinks;
import org.tsudoi.accounts.domain.PasswordEndWarnings;
import org.tsudoi.accounts.domain.PasswordResets;
import org.tsudoi.fixtures.TestDatabase;

/** The stores of what goes on by mail and of what is handed over, on a test database. */
public final class ResetStores {

  private ResetStores() {}

  public static PasswordEndWarnings warningsOn(TestDatabase database) {
    return new JpaPasswordEndWarnings(database.entityManager());
  }

  public static HandOverCodes handOversOn(TestDatabase database) {
    return new JpaHandOverCodes(database.entityManager());
  }

  public static IdentityLinks identitiesOn(TestDatabase database) {
    return new JpaIdentityLinks(database.entityManager());
  }

  public static PasswordResets on(TestDatabase database) {
    return new JpaPasswordResets(database.entityManager());
  }
}
