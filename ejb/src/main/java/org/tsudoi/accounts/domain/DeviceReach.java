package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.List;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.shared.AccountId;

/** Who can and who could not sign in under rules for devices. */
public interface DeviceReach {

  /**
   * One rule in place of another.
   *
   * @param before in force
   * @param after wanted
   * @param now when
   */
  record Change(DeviceRule before, DeviceRule after, Instant now) {}

  /** How many accounts may be used. */
  long people(Change change);

  /** How many have no rule of their own, a device for the old rule, and none for the new one. */
  long count(Change change);

  /** The first of those, by login name. */
  List<Account> first(Change change, int max);

  /** Whether this account is among them. */
  boolean isAffected(Change change, AccountId account);
}
