package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.DeviceReach;
import org.tsudoi.accounts.domain.GroupMember;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/** Finds out which members other rules of a group would keep out; changes nothing. */
final class GroupImpactReader {

  private static final int MOST_LISTED = 20;

  private final Accounts accounts;
  private final DeviceReach reach;
  private final GroupChange change;
  private final List<GroupMember> members;
  private final Instant now;

  GroupImpactReader(Accounts accounts, DeviceReach reach, GroupChange change, Instant now) {
    this.accounts = accounts;
    this.reach = reach;
    this.change = change;
    this.members = accounts.usableMembers(change.group(), change.others(), now);
    this.now = now;
  }

  /** Whom the rule for devices would keep out. */
  DeviceImpact devices(Caller caller, DeviceRule installation) {
    Set<AccountId> ownRule = reach.membersWithOwnRule(change.group());
    Map<DeviceRule, Set<AccountId>> served = new EnumMap<>(DeviceRule.class);
    List<AccountId> lockedOut =
        those(
            member -> {
              DeviceRule was = change.devices(change.before(), member, installation);
              DeviceRule is = change.devices(change.after(), member, installation);
              return was != is
                  && !ownRule.contains(member.account())
                  && serves(served, was, member)
                  && !serves(served, is, member);
            });
    return new DeviceImpact(
        members.size(), lockedOut.size(), first(lockedOut), isAmong(caller, lockedOut));
  }

  private boolean serves(
      Map<DeviceRule, Set<AccountId>> served, DeviceRule rule, GroupMember member) {
    return rule == DeviceRule.OFF
        || served
            .computeIfAbsent(rule, asked -> reach.servedMembers(change.group(), asked))
            .contains(member.account());
  }

  /** Whom the hours would shut out now. */
  HoursImpact hours(Caller caller) {
    List<Account> administrators = accounts.activeAdministrators(now);
    boolean free = HoursKeeper.areAllBound(administrators, HoursKeeper.bound(change.after()));
    Set<AccountId> exempt =
        free
            ? administrators.stream().map(Account::id).collect(Collectors.toUnmodifiableSet())
            : Set.of();
    List<AccountId> shutOut =
        those(
            member ->
                !exempt.contains(member.account())
                    && change.hours(change.before(), member).admit(now)
                    && !change.hours(change.after(), member).admit(now));
    return new HoursImpact(shutOut.size(), first(shutOut), isAmong(caller, shutOut), free);
  }

  private List<AccountId> those(Predicate<GroupMember> affected) {
    return members.stream().filter(affected).map(GroupMember::account).toList();
  }

  private static boolean isAmong(Caller caller, Collection<AccountId> people) {
    return caller.account().filter(people::contains).isPresent();
  }

  private List<AccountView> first(List<AccountId> people) {
    return people.stream()
        .limit(MOST_LISTED)
        .flatMap(id -> accounts.find(id).stream())
        .map(Account::view)
        .toList();
  }
}
