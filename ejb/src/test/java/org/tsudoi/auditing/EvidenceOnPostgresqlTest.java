package org.tsudoi.auditing;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class EvidenceOnPostgresqlTest extends EvidenceStoreTest {

  @Override
  TestDatabase open() {
    return Databases.postgresql();
  }
}
