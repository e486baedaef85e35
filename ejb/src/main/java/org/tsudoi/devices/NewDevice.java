package org.tsudoi.devices;

import java.util.List;

/**
 * A device that somebody wants to be known.
 *
 * @param name what its person calls it
 * @param macs its MAC addresses in any usual notation; may be empty if there is a key
 * @param publicKey its public key for ECDSA over P-256, as SubjectPublicKeyInfo in base64 or
 *     base64url; empty if it has none
 * @param signed the proof that the device has the private key; needed with a public key
 */
public record NewDevice(String name, List<String> macs, String publicKey, SignedChallenge signed) {

  /** The longest name, in characters. */
  public static final int MOST_NAME = 100;

  /** Keeps the list from being changed. */
  public NewDevice {
    macs = List.copyOf(macs);
  }
}
