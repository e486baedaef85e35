package org.tsudoi.accounts;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class DerbyAccountsStoreTest extends AccountsStoreTest {

  @Override
  TestDatabase open() {
    return Databases.derby();
  }
}
