package org.tsudoi.accounts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.DeviceReach;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/** People whose devices, if they have one, serve every rule. */
final class FakeDeviceReach implements DeviceReach {

  final Set<AccountId> withDevice = new HashSet<>();

  @Override
  public long people(Change change) {
    return 0;
  }

  @Override
  public long count(Change change) {
    return 0;
  }

  @Override
  public List<Account> first(Change change, int max) {
    return List.of();
  }

  @Override
  public boolean isAffected(Change change, AccountId account) {
    return false;
  }

  @Override
  public Set<AccountId> servedMembers(GroupId group, DeviceRule rule) {
    return withDevice;
  }

  @Override
  public Set<AccountId> membersWithOwnRule(GroupId group) {
    return Set.of();
  }
}
