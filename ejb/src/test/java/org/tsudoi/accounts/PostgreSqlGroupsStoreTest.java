package org.tsudoi.accounts;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class PostgreSqlGroupsStoreTest extends GroupsStoreTest {

  @Override
  TestDatabase open() {
    return Databases.postgresql();
  }
}
