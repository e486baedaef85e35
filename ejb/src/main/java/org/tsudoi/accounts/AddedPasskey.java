package org.tsudoi.accounts;

import java.util.List;

/**
 * A passkey that was just added.
 *
 * @param passkey the passkey
 * @param recoveryCodes ten recovery codes, shown nowhere again, if this was the first second factor
 */
public record AddedPasskey(PasskeyView passkey, List<String> recoveryCodes) {

  /** Keeps the list from being changed. */
  public AddedPasskey {
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  /** Leaves the codes out. */
  @Override
  public String toString() {
    return "AddedPasskey[" + passkey.id() + "]";
  }
}
