package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.SignedChallenge;

/**
 * What a client says about the device that it runs on.
 *
 * @param macs its MAC addresses, in any usual notation
 * @param keyId the id of its key
 * @param challenge a challenge for the purpose sign-in
 * @param signature the signature of the message that docs/devices.md describes
 */
@Schema(name = "DeviceClaim")
public record DeviceClaimBody(
    @Size(max = DeviceClaim.MOST_MACS) List<@NotNull @Size(max = 64) String> macs,
    @Size(max = 64) String keyId,
    @Size(max = 64) String challenge,
    @Size(max = 128) String signature) {

  /** What the door wants; nothing at all for a client that says nothing. */
  static DeviceClaim claim(DeviceClaimBody body, String server) {
    return body == null
        ? DeviceClaim.NONE
        : new DeviceClaim(
            body.macs == null ? List.of() : body.macs,
            text(body.keyId),
            new SignedChallenge(text(body.challenge), text(body.signature), server));
  }

  static String text(String given) {
    return given == null ? "" : given;
  }
}
