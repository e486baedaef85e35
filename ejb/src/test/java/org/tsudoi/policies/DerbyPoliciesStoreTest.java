package org.tsudoi.policies;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class DerbyPoliciesStoreTest extends PoliciesStoreTest {

  @Override
  TestDatabase open() {
    return Databases.derby();
  }
}
