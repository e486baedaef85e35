package org.tsudoi.policies.domain;

import java.util.List;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;

/** One thing that a password must or must not be. */
public interface PasswordRule {

  /** What is wrong with the password by this rule. */
  List<PasswordViolation> check(String candidate, PasswordContext context);

  /** The violation if the password breaks the rule. */
  static List<PasswordViolation> brokenIf(boolean broken, PasswordViolation violation) {
    return broken ? List.of(violation) : List.of();
  }
}
