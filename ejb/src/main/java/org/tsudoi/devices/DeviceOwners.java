package org.tsudoi.devices;

import java.util.Optional;
import org.tsudoi.shared.AccountId;

/** Knows people for this room; the room of the accounts implements it. */
public interface DeviceOwners {

  /** The person with this account. */
  Optional<DeviceOwner> find(AccountId account);

  /** The person with this user ID, as typed. */
  Optional<DeviceOwner> findByLoginName(String loginName);
}
