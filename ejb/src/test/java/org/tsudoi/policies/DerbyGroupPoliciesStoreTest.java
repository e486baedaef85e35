package org.tsudoi.policies;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class DerbyGroupPoliciesStoreTest extends GroupPoliciesStoreTest {

  @Override
  TestDatabase open() {
    return Databases.derby();
  }
}
