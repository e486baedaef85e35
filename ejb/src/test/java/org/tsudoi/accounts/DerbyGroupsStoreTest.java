package org.tsudoi.accounts;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class DerbyGroupsStoreTest extends GroupsStoreTest {

  @Override
  TestDatabase open() {
    return Databases.derby();
  }
}
