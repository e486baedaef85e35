package org.tsudoi.devices;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.devices.domain.Device;

/** What the audit trail is told about a device: everything that tells it from others. */
final class DeviceAudit {

  private DeviceAudit() {}

  static AuditTarget target(Device device) {
    return new AuditTarget(
        "device", device.id().toString(), device.name(), Optional.of(PersonId.of(device.owner())));
  }

  static AuditChange of(Device device) {
    Map<String, String> values = new HashMap<>();
    values.put("loginName", device.loginName());
    values.put("macs", String.join(" ", device.macs()));
    device.keyId().ifPresent(id -> values.put("keyId", id));
    values.put("enrolmentCode", device.enrolmentCode());
    return AuditChange.created(values);
  }
}
