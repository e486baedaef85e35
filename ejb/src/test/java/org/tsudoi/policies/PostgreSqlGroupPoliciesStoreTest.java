package org.tsudoi.policies;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class PostgreSqlGroupPoliciesStoreTest extends GroupPoliciesStoreTest {

  @Override
  TestDatabase open() {
    return Databases.postgresql();
  }
}
