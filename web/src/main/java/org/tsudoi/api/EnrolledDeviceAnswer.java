package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.devices.DeviceState;
import org.tsudoi.devices.EnrolledDevice;

/**
 * A device that was taken in.
 *
 * @param id its identity
 * @param state WAITING, unless it was known already
 * @param enrolmentCode what its person reads to the administrator
 */
@Schema(name = "EnrolledDevice")
public record EnrolledDeviceAnswer(String id, DeviceState state, String enrolmentCode) {

  static EnrolledDeviceAnswer of(EnrolledDevice device) {
    return new EnrolledDeviceAnswer(device.id().toString(), device.state(), device.enrolmentCode());
  }
}
