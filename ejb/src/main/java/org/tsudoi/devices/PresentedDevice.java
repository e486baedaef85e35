package org.tsudoi.devices;

import java.util.Optional;
import java.util.Set;

/**
 * What a client has told and proved about its device.
 *
 * @param macs its MAC addresses in normal form; nobody can prove one
 * @param keyId the id of the key with which it signed the challenge; empty without a right
 *     signature
 */
public record PresentedDevice(Set<String> macs, Optional<String> keyId) {

  /** Nothing at all. */
  public static final PresentedDevice NONE = new PresentedDevice(Set.of(), Optional.empty());

  /** Keeps the set from being changed. */
  public PresentedDevice {
    macs = Set.copyOf(macs);
  }
}
