package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import org.tsudoi.accounts.DeviceTransferService.OwnedDevice;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.DeviceIntake;
import org.tsudoi.shared.Caller;

/** Writes the devices of a file in one transaction. */
@ApplicationScoped
class DeviceImporter {

  private final DeviceIntake intake;
  private final AuditTrail audit;

  /** For the container's proxy. */
  DeviceImporter() {
    this(null, null);
  }

  @Inject
  DeviceImporter(DeviceIntake intake, AuditTrail audit) {
    this.intake = intake;
    this.audit = audit;
  }

  @Transactional(TxType.REQUIRES_NEW)
  void write(Caller caller, List<OwnedDevice> devices) {
    devices.forEach(each -> intake.take(caller, each.owner(), each.device()));
    audit.record(
        caller,
        AuditAction.DEVICES_IMPORTED,
        new AuditTarget("device", "", ""),
        AuditChange.created(Map.of("count", Integer.toString(devices.size()))));
  }
}
