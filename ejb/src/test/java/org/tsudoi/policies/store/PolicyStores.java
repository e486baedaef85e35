package org.tsudoi.policies.store;

import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.policies.domain.AccessRuleVersions;
import org.tsudoi.policies.domain.GroupPolicyVersions;
import org.tsudoi.policies.domain.PolicyVersions;

/** The store of the room on a test database. */
public final class PolicyStores {

  private PolicyStores() {}

  public static PolicyVersions on(TestDatabase database) {
    return new JpaPolicyVersions(database.entityManager());
  }

  public static AccessRuleVersions accessRules(TestDatabase database) {
    return new JpaAccessRuleVersions(database.entityManager());
  }

  public static GroupPolicyVersions groupsOn(TestDatabase database) {
    return new JpaGroupPolicyVersions(database.entityManager());
  }
}
