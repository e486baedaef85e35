package org.tsudoi.auditing;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class EvidenceOnDerbyTest extends EvidenceStoreTest {

  @Override
  TestDatabase open() {
    return Databases.derby();
  }
}
