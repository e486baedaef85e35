package org.tsudoi.devices;

import java.util.Set;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.SystemRole;

/**
 * A person, as far as this room must know them.
 *
 * @param account their account
 * @param loginName their user ID, which never changes
 * @param displayName the name that people see
 * @param roles their system roles
 */
public record DeviceOwner(
    AccountId account, String loginName, String displayName, Set<SystemRole> roles) {

  /** Keeps the set from being changed. */
  public DeviceOwner {
    roles = Set.copyOf(roles);
  }
}
