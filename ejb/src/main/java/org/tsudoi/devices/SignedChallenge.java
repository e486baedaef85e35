package org.tsudoi.devices;

/**
 * A challenge and what a device answered to it; docs/devices.md says byte by byte what is signed.
 *
 * @param challenge as it was issued; empty if nothing was signed
 * @param signature ECDSA over P-256 with SHA-256, r and s of 32 bytes each, in base64url without
 *     padding
 * @param server the server's own address in the request that brings it
 */
public record SignedChallenge(String challenge, String signature, String server) {

  /** Nothing was signed. */
  public static final SignedChallenge NONE = new SignedChallenge("", "", "");
}
