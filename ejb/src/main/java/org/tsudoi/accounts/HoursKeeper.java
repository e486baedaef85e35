package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.PersonHours;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/**
 * Whom permitted hours bind (spec 6.3.1).
 *
 * <p>As long as no active system administrator is free of hours, they bind no system administrator:
 * nobody can shut out the last one, by whatever way somebody comes into a group or loses a role.
 */
final class HoursKeeper {

  private final PolicyService policies;
  private final Accounts accounts;

  HoursKeeper(PolicyService policies, Accounts accounts) {
    this.policies = policies;
    this.accounts = accounts;
  }

  /** The hours that bind the account. */
  PersonHours of(Account account, Instant now) {
    PersonHours hours = policies.hours(account.groups());
    return hours.isAlways() || isExempt(account, now) ? PersonHours.ALWAYS : hours;
  }

  /** Whether the account may be signed in. */
  boolean admit(Account account, Instant now) {
    return policies.hours(account.groups()).admit(now) || isExempt(account, now);
  }

  private boolean isExempt(Account account, Instant now) {
    return account.roles().contains(SystemRole.SYSTEM_ADMINISTRATOR)
        && areAllBound(accounts.activeAdministrators(now), bound(policies.groupRules()));
  }

  /** Whether each of these people is in a group that has hours. */
  static boolean areAllBound(Collection<Account> administrators, Set<GroupId> bound) {
    return administrators.stream().noneMatch(one -> Collections.disjoint(one.groups(), bound));
  }

  /** The groups that have hours. */
  static Set<GroupId> bound(Map<GroupId, GroupRules> rules) {
    return rules.entrySet().stream()
        .filter(group -> !group.getValue().hours().isAlways())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The groups whose members may not be signed in now. */
  List<GroupId> closed(Instant now) {
    return policies.groupRules().entrySet().stream()
        .filter(group -> !group.getValue().hours().admit(now))
        .map(Map.Entry::getKey)
        .toList();
  }
}
