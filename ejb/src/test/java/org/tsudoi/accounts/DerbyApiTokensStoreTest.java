package org.tsudoi.accounts;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class DerbyApiTokensStoreTest extends ApiTokensStoreTest {

  @Override
  TestDatabase open() {
    return Databases.derby();
  }
}
