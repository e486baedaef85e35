package org.tsudoi.notification;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class PostgreSqlNotificationStoreTest extends NotificationStoreTest {

  @Override
  TestDatabase open() {
    return Databases.postgresql();
  }
}
