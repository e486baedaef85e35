package org.tsudoi.accounts;

import org.tsudoi.policies.PasswordPolicy;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyService;

/** The policy that a test wants. */
final class FakePolicies extends PolicyService {

  PasswordRules rules = new PasswordRules(8, true, true, true, 0, 5, 0);

  @Override
  public PasswordPolicy passwords() {
    return PasswordPolicy.of(rules);
  }
}
