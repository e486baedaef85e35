package org.tsudoi.notification.store;

import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.notification.domain.CallQueue;
import org.tsudoi.notification.domain.MailQueue;
import org.tsudoi.notification.domain.MailSettingsVersions;
import org.tsudoi.notification.domain.Webhooks;

/** The stores of the room on a test database. */
public final class NotificationStores {

  private NotificationStores() {}

  public static MailQueue queue(TestDatabase database) {
    return new JpaMailQueue(database.entityManager());
  }

  public static CallQueue calls(TestDatabase database) {
    return new JpaCallQueue(database.entityManager());
  }

  public static Webhooks webhooks(TestDatabase database) {
    return new JpaWebhooks(database.entityManager());
  }

  public static MailSettingsVersions settings(TestDatabase database) {
    return new JpaMailSettings(database.entityManager());
  }
}
