package org.tsudoi.devices.store;

import org.tsudoi.devices.domain.Challenges;
import org.tsudoi.devices.domain.Devices;
import org.tsudoi.fixtures.TestDatabase;

/** The stores of the room on a test database. */
public record DeviceStores(Devices devices, Challenges challenges) {

  public static DeviceStores on(TestDatabase database) {
    return new DeviceStores(
        new JpaDevices(database.entityManager()), new JpaChallenges(database.entityManager()));
  }
}
