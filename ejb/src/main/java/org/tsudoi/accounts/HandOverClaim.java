package org.tsudoi.accounts;

import org.tsudoi.devices.DeviceClaim;

/**
 * What the desktop client shows to get the sign-in that was handed over to it.
 *
 * @param client what it calls itself
 * @param redirect the address at which the code came in
 * @param code the code
 * @param verifier what the challenge of its request was made from
 * @param device what it says about the device that it runs on
 */
public record HandOverClaim(
    String client, String redirect, String code, String verifier, DeviceClaim device) {

  /** Leaves the secrets out of every log. */
  @Override
  public String toString() {
    return "HandOverClaim[]";
  }
}
