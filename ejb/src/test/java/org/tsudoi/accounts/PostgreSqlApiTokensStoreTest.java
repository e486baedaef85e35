package org.tsudoi.accounts;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class PostgreSqlApiTokensStoreTest extends ApiTokensStoreTest {

  @Override
  TestDatabase open() {
    return Databases.postgresql();
  }
}
