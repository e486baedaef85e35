package org.tsudoi.accounts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tsudoi.accounts.domain.GroupMember;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PersonHours;
import org.tsudoi.shared.GroupId;

/** The rules of all groups with other rules for one of them, and what counts for a member. */
final class GroupChange {

  private final GroupId group;
  private final Map<GroupId, GroupRules> before;
  private final Map<GroupId, GroupRules> after;

  GroupChange(GroupId group, Map<GroupId, GroupRules> inForce, GroupRules wanted) {
    this.group = group;
    this.before = Map.copyOf(inForce);
    Map<GroupId, GroupRules> changed = new HashMap<>(inForce);
    changed.put(group, wanted);
    this.after = Map.copyOf(changed);
  }

  GroupId group() {
    return group;
  }

  Map<GroupId, GroupRules> before() {
    return before;
  }

  Map<GroupId, GroupRules> after() {
    return after;
  }

  /** All groups that have rules but the one that changes. */
  Set<GroupId> others() {
    Set<GroupId> others = new HashSet<>(before.keySet());
    others.remove(group);
    return others;
  }

  private Stream<GroupRules> rules(Map<GroupId, GroupRules> when, Set<GroupId> alsoIn) {
    return Stream.concat(Stream.of(group), alsoIn.stream())
        .map(id -> when.getOrDefault(id, GroupRules.NONE));
  }

  /** The rules for passwords that a member is held to; empty for those of the installation. */
  Optional<PasswordRules> passwords(Map<GroupId, GroupRules> when, Set<GroupId> alsoIn) {
    return rules(when, alsoIn)
        .flatMap(rules -> rules.passwords().stream())
        .reduce(PasswordRules::stricter);
  }

  /** The rule for devices of a member without one of their own. */
  DeviceRule devices(Map<GroupId, GroupRules> when, GroupMember member, DeviceRule installation) {
    List<DeviceRule> own =
        rules(when, member.alsoIn()).flatMap(rules -> rules.devices().stream()).toList();
    return own.isEmpty() ? installation : DeviceRule.strictest(own);
  }

  /** The hours of a member. */
  PersonHours hours(Map<GroupId, GroupRules> when, GroupMember member) {
    return PersonHours.of(rules(when, member.alsoIn()).map(GroupRules::hours).toList());
  }
}
