package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.HandOverClaim;

/**
 * What the desktop client shows for the sign-in that a person handed over to it.
 *
 * @param client tsudoi-desktop
 * @param redirect the address at which the code came in
 * @param code the code
 * @param verifier what the challenge of the request was made from
 * @param device the device that the client runs on, where that is asked for
 */
@Schema(name = "HandOver")
public record HandOverBody(
    @NotNull @Size(max = 64) String client,
    @NotNull @Size(max = 128) String redirect,
    @NotNull @Size(max = 64) String code,
    @NotNull @Size(max = 128) String verifier,
    @Valid DeviceClaimBody device) {

  HandOverClaim claim(String server) {
    return new HandOverClaim(
        client, redirect, code, verifier, DeviceClaimBody.claim(device, server));
  }

  @Override
  public String toString() {
    return "HandOverBody[]";
  }
}
