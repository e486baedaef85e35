package org.tsudoi.devices;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class PostgreSqlDevicesStoreTest extends DevicesStoreTest {

  @Override
  TestDatabase open() {
    return Databases.postgresql();
  }
}
