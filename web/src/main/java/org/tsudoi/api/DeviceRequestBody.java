package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.Credentials;
import org.tsudoi.accounts.DeviceRequest;

/**
 * A device of somebody who cannot sign in because of it.
 *
 * @param loginName the user ID
 * @param password the password
 * @param code a code of the authenticator application or a recovery code, for an account with a
 *     second factor
 * @param device the device
 */
@Schema(name = "DeviceRequest")
public record DeviceRequestBody(
    @NotNull @Size(max = 256) String loginName,
    @NotNull @Size(max = 1024) String password,
    @Size(max = 64) String code,
    @NotNull @Valid NewDeviceBody device) {

  DeviceRequest request(String server) {
    return new DeviceRequest(
        new Credentials(loginName, password, DeviceClaimBody.text(code)), device.device(server));
  }

  @Override
  public String toString() {
    return "DeviceRequestBody[]";
  }
}
