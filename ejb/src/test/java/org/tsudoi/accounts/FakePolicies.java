package org.tsudoi.accounts;

import java.time.Duration;
import org.tsudoi.policies.PasswordPolicy;
import org.tsudoi.policies.PolicyService;

/** The policy that a test wants. */
final class FakePolicies extends PolicyService {

  PasswordPolicy passwords = PasswordPolicy.classic(8, 5, Duration.ZERO);

  @Override
  public PasswordPolicy passwords() {
    return passwords;
  }
}
