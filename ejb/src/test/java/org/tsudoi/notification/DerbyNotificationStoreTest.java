package org.tsudoi.notification;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class DerbyNotificationStoreTest extends NotificationStoreTest {

  @Override
  TestDatabase open() {
    return Databases.derby();
  }
}
