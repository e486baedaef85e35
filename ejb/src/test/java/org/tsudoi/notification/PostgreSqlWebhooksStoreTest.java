package org.tsudoi.notification;

import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

class PostgreSqlWebhooksStoreTest extends WebhooksStoreTest {

  @Override
  TestDatabase open() {
    return Databases.postgresql();
  }
}
