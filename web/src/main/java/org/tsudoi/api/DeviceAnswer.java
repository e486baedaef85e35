package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.devices.DeviceState;
import org.tsudoi.devices.DeviceView;

/**
 * One device.
 *
 * @param id its identity
 * @param user whose it is
 * @param loginName that person's user ID
 * @param name what its person calls it
 * @param state WAITING, APPROVED or REVOKED
 * @param enrolmentCode what its person reads to the administrator
 * @param macs its MAC addresses
 * @param keyId the id of its key; absent if it has none
 * @param enrolledAt when it was enrolled
 * @param enrolledBy the name of who did it
 * @param approvedAt when it was approved; absent if it was not
 * @param approvedBy the name of who did it
 * @param revokedAt when it was revoked; absent if it is not
 * @param revokedBy the name of who did it
 * @param lastUsedAt when somebody last signed in with it
 * @param lastUsedAddress from where
 */
@Schema(name = "Device")
public record DeviceAnswer(
    String id,
    String user,
    String loginName,
    String name,
    DeviceState state,
    String enrolmentCode,
    List<String> macs,
    String keyId,
    Instant enrolledAt,
    String enrolledBy,
    Instant approvedAt,
    String approvedBy,
    Instant revokedAt,
    String revokedBy,
    Instant lastUsedAt,
    String lastUsedAddress) {

  static DeviceAnswer of(DeviceView device) {
    return new DeviceAnswer(
        device.id().toString(),
        device.owner().toString(),
        device.loginName(),
        device.name(),
        device.state(),
        device.enrolmentCode(),
        device.macs(),
        device.keyId().orElse(null),
        device.enrolled().at(),
        device.enrolled().by(),
        at(device.approved()),
        by(device.approved()),
        at(device.revoked()),
        by(device.revoked()),
        device.lastUsedAt().orElse(null),
        device.lastUsedAddress());
  }

  private static Instant at(Optional<DeviceView.Step> step) {
    return step.map(DeviceView.Step::at).orElse(null);
  }

  private static String by(Optional<DeviceView.Step> step) {
    return step.map(DeviceView.Step::by).orElse(null);
  }
}
