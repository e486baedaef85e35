package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.devices.SignedChallenge;

/**
 * A device that shall be known: MAC addresses, a key, or both.
 *
 * @param name what its person calls it
 * @param macs its MAC addresses, in any usual notation
 * @param publicKey its public key, ECDSA over P-256, as SubjectPublicKeyInfo in base64 or base64url
 * @param challenge a challenge for the purpose enrol; with a public key
 * @param signature the signature of the message that docs/devices.md describes; with a public key
 */
@Schema(name = "NewDevice")
public record NewDeviceBody(
    @NotNull @Size(max = 2 * NewDevice.MOST_NAME) String name,
    @Size(max = DeviceClaim.MOST_MACS) List<@NotNull @Size(max = 64) String> macs,
    @Size(max = 200) String publicKey,
    @Size(max = 64) String challenge,
    @Size(max = 128) String signature) {

  NewDevice device(String server) {
    return new NewDevice(
        name,
        macs == null ? List.of() : macs,
        DeviceClaimBody.text(publicKey),
        new SignedChallenge(
            DeviceClaimBody.text(challenge), DeviceClaimBody.text(signature), server));
  }
}
