package org.tsudoi.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.policies.GroupPolicies;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;

/** The policies of groups that a test wants, without versions. */
final class FakeGroupPolicies extends GroupPolicies {

  final Map<GroupId, PasswordRules> rules = new HashMap<>();

  @Override
  public Map<GroupId, PasswordRules> inForce() {
    return Map.copyOf(rules);
  }

  @Override
  public RuleVersion<Optional<PasswordRules>> current(Caller caller, GroupId group) {
    return new RuleVersion<>(
        rules.containsKey(group) ? 1 : 0,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.ofNullable(rules.get(group)));
  }

  @Override
  public RuleVersion<Optional<PasswordRules>> save(
      Caller caller, GroupId group, String name, RuleDraft<Optional<PasswordRules>> draft) {
    draft.rules().ifPresentOrElse(wanted -> rules.put(group, wanted), () -> rules.remove(group));
    return current(caller, group);
  }
}
