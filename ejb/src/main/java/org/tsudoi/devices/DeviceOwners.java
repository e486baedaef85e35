package org.tsudoi.devices;

import java.util.Optional;
import java.util.Set;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/** Knows people for this room; the room of the accounts implements it. */
public interface DeviceOwners {

  /** The person with this account. */
  Optional<DeviceOwner> find(AccountId account);

  /** The person with this user ID, as typed. */
  Optional<DeviceOwner> findByLoginName(String loginName);

  /** The groups that the person is in. */
  Set<GroupId> groups(AccountId account);
}
