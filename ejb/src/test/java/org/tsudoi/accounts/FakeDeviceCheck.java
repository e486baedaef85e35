package org.tsudoi.accounts;

import java.util.Optional;
import org.tsudoi.devices.DeviceCheck;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.devices.DeviceOwner;
import org.tsudoi.devices.DeviceState;
import org.tsudoi.devices.EnrolledDevice;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.devices.PresentedDevice;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Refuses or knows the device as the test wants; without wishes no device is asked for. */
final class FakeDeviceCheck extends DeviceCheck {

  Optional<DeviceId> known = Optional.empty();
  Optional<Problem> refusal = Optional.empty();
  Optional<Caller> enrolledBy = Optional.empty();

  FakeDeviceCheck() {}

  @Override
  public PresentedDevice present(DeviceOwner owner, DeviceClaim claim) {
    return PresentedDevice.NONE;
  }

  @Override
  public Optional<DeviceId> admit(AccountId account, PresentedDevice presented, String address) {
    refusal.ifPresent(
        problem -> {
          throw new RefusedException(problem);
        });
    return known;
  }

  @Override
  public EnrolledDevice enrol(Caller caller, DeviceOwner owner, NewDevice wanted) {
    enrolledBy = Optional.of(caller);
    return new EnrolledDevice(DeviceId.random(), DeviceState.WAITING, "7KQ2-MX4D");
  }
}
