package org.tsudoi.devices;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.devices.DeviceView.Step;
import org.tsudoi.devices.domain.Device;
import org.tsudoi.shared.AccountId;

/** Makes devices readable; asks for each person once. For one call only. */
final class DeviceViews {

  private final DeviceOwners owners;
  private final Map<AccountId, String> names = new HashMap<>();

  DeviceViews(DeviceOwners owners) {
    this.owners = owners;
  }

  DeviceView of(Device device) {
    return new DeviceView(
        device.id(),
        device.owner(),
        device.loginName(),
        name(device.owner()),
        device.name(),
        device.state(),
        device.enrolmentCode(),
        device.macs(),
        device.keyId(),
        new Step(device.enrolledAt(), name(device.enrolledBy())),
        step(device.approvedAt(), device.approvedBy()),
        step(device.revokedAt(), device.revokedBy()),
        device.lastUsedAt(),
        device.lastUsedAddress().orElse(""));
  }

  private Optional<Step> step(Optional<Instant> at, Optional<AccountId> by) {
    return at.map(moment -> new Step(moment, name(by)));
  }

  private String name(Optional<AccountId> person) {
    return person.map(this::name).orElse("");
  }

  private String name(AccountId person) {
    return names.computeIfAbsent(
        person, id -> owners.find(id).map(DeviceOwner::displayName).orElse(""));
  }
}
