package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/** Who can and who could not sign in under rules for devices. */
public interface DeviceReach {

  /**
   * One rule in place of another.
   *
   * @param before in force
   * @param after wanted
   * @param now when
   * @param outside not for members of these groups, which have rules of their own
   */
  record Change(DeviceRule before, DeviceRule after, Instant now, Set<GroupId> outside) {

    /** For everybody without a rule of their own. */
    public Change(DeviceRule before, DeviceRule after, Instant now) {
      this(before, after, now, Set.of());
    }
  }

  /** How many accounts may be used. */
  long people(Change change);

  /** How many have no rule of their own, a device for the old rule, and none for the new one. */
  long count(Change change);

  /** The first of those, by login name. */
  List<Account> first(Change change, int max);

  /** Whether this account is among them. */
  boolean isAffected(Change change, AccountId account);

  /** The members of a group that have an approved device for a rule. */
  Set<AccountId> servedMembers(GroupId group, DeviceRule rule);

  /** The members of a group that have a rule of their own. */
  Set<AccountId> membersWithOwnRule(GroupId group);
}
