package org.tsudoi.accounts;

import java.util.List;

/**
 * Who could no longer sign in under another rule for devices.
 *
 * @param people how many accounts may be used now
 * @param lockedOut how many of them can sign in now, as far as devices go, and could not any more
 * @param first the first of those, by login name
 * @param self whether whoever asks is among them
 */
public record DeviceImpact(long people, long lockedOut, List<AccountView> first, boolean self) {

  /** Keeps the list from being changed. */
  public DeviceImpact {
    first = List.copyOf(first);
  }

  /** How many more than are listed. */
  public long others() {
    return lockedOut - first.size();
  }
}
