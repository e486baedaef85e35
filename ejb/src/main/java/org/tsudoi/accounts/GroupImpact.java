package org.tsudoi.accounts;

/**
 * What other rules of a group would mean to its members.
 *
 * @param passwords whose password would be too old
 * @param devices whom the rule for devices would keep out
 * @param hours whom the hours would shut out now
 */
public record GroupImpact(PolicyImpact passwords, DeviceImpact devices, HoursImpact hours) {

  /** Whether the one who asks could not save them. */
  public boolean isRefused() {
    return devices.self() || hours.self();
  }
}
