package org.tsudoi.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.domain.Device;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Takes in devices that administrators bring, approved by that; for the room of the accounts, which
 * reads them from files and has checked who brings them.
 */
@ApplicationScoped
@Transactional
public class DeviceIntake {

  private final DeviceEnrolment enrolment;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  protected DeviceIntake() {
    this(null, null, null);
  }

  @Inject
  DeviceIntake(DeviceEnrolment enrolment, AuditTrail audit, Clock clock) {
    this.enrolment = enrolment;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is known of such a device already; changes nothing.
   *
   * @param before how many others the same person gets before it
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the field, or {@link
   *     Problem#CONFLICT} when the person would have too many
   */
  public Optional<DeviceState> look(DeviceOwner owner, NewDevice wanted, int before) {
    return enrolment.look(owner, wanted, before);
  }

  /**
   * Takes the device in and approves it.
   *
   * @throws RefusedException as {@link #look}
   */
  public void take(Caller caller, DeviceOwner owner, NewDevice wanted) {
    Device device = enrolment.enrol(caller, owner, wanted);
    if (device.approve(caller, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
      audit.record(
          caller, AuditAction.DEVICE_APPROVED, DeviceAudit.target(device), DeviceAudit.of(device));
    }
  }
}
