package org.tsudoi.accounts.store;

import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.DeviceReach;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.Passkeys;
import org.tsudoi.accounts.domain.PersonalTraces;
import org.tsudoi.accounts.domain.SecondFactorReach;
import org.tsudoi.accounts.domain.SecondFactors;
import org.tsudoi.accounts.domain.SentChallenges;
import org.tsudoi.accounts.domain.Sessions;
import org.tsudoi.accounts.domain.Throttles;
import org.tsudoi.fixtures.TestDatabase;

/** The stores of the room on a test database. */
public record AccountStores(
    Accounts accounts,
    Sessions sessions,
    Throttles throttles,
    SecondFactors secondFactors,
    DeviceReach deviceReach,
    SecondFactorReach factorReach,
    Passkeys passkeys,
    SentChallenges challenges,
    Groups groups,
    PersonalTraces traces) {

  public static AccountStores on(TestDatabase database) {
    var manager = database.entityManager();
    return new AccountStores(
        new JpaAccounts(manager),
        new JpaSessions(manager),
        new JpaThrottles(manager),
        new JpaSecondFactors(manager),
        new JpaDeviceReach(manager),
        new JpaSecondFactorReach(manager),
        new JpaPasskeys(manager),
        new JpaSentChallenges(manager),
        new JpaGroups(manager),
        new JpaPersonalTraces(manager));
  }
}
