package org.tsudoi.devices;

import java.util.List;

/**
 * What a client says about the device that it runs on, as it came.
 *
 * @param macs its MAC addresses in any usual notation; of more than sixteen the first count
 * @param keyId the id of its key; empty if it has none
 * @param signed the proof that it has that key
 */
public record DeviceClaim(List<String> macs, String keyId, SignedChallenge signed) {

  /** How many MAC addresses of one device count. */
  public static final int MOST_MACS = 16;

  /** A client that says nothing. */
  public static final DeviceClaim NONE = new DeviceClaim(List.of(), "", SignedChallenge.NONE);

  /** Keeps the list from being changed. */
  public DeviceClaim {
    macs = List.copyOf(macs);
  }
}
