package org.tsudoi.accounts;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.PasswordPolicy;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PersonHours;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.GroupId;

/** The policy that a test wants. */
final class FakePolicies extends PolicyService {

  PasswordRules rules = new PasswordRules(8, true, true, true, 0, 5, 0);

  final FakeGroupPolicies groups = new FakeGroupPolicies();

  SecondFactorRule secondFactor = SecondFactorRule.OPTIONAL;

  @Override
  public SecondFactorRule secondFactor() {
    return secondFactor;
  }

  @Override
  public PasswordPolicy passwords() {
    return PasswordPolicy.of(rules);
  }

  @Override
  public PasswordPolicy passwords(Collection<GroupId> those) {
    return rulesOf(those)
        .flatMap(some -> some.passwords().stream())
        .reduce(PasswordRules::stricter)
        .map(PasswordPolicy::of)
        .orElseGet(this::passwords);
  }

  private Stream<GroupRules> rulesOf(Collection<GroupId> those) {
    return those.stream().map(groups.rules::get).filter(Objects::nonNull);
  }

  @Override
  public Map<GroupId, GroupRules> groupRules() {
    return Map.copyOf(groups.rules);
  }

  @Override
  public PersonHours hours(Collection<GroupId> those) {
    return PersonHours.of(rulesOf(those).map(GroupRules::hours).toList());
  }

  @Override
  public DeviceRule devices() {
    return DeviceRule.OFF;
  }
}
