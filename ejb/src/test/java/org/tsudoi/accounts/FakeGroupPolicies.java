package org.tsudoi.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.policies.GroupPolicies;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;

/** The policies of groups that a test wants, without versions. */
final class FakeGroupPolicies extends GroupPolicies {

  final Map<GroupId, GroupRules> rules = new HashMap<>();

  @Override
  public RuleVersion<GroupRules> current(Caller caller, GroupId group) {
    return new RuleVersion<>(
        rules.containsKey(group) ? 1 : 0,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        rules.getOrDefault(group, GroupRules.NONE));
  }

  @Override
  public RuleVersion<GroupRules> save(
      Caller caller, GroupId group, String name, RuleDraft<GroupRules> draft) {
    if (draft.rules().isPresent()) {
      rules.put(group, draft.rules());
    } else {
      rules.remove(group);
    }
    return current(caller, group);
  }
}
