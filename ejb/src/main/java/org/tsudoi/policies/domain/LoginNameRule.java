package org.tsudoi.policies.domain;

import java.util.List;
import java.util.Locale;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;

/**
 * Not the login name, nor anything around it, in whatever case; names under 4 letters may occur.
 */
public record LoginNameRule() implements PasswordRule {

  private static final int SHORTEST_NAME = 4;

  @Override
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
    String name = context.loginName().toLowerCase(Locale.ROOT);
    boolean contained =
        name.length() >= SHORTEST_NAME && candidate.toLowerCase(Locale.ROOT).contains(name);
    return PasswordRule.brokenIf(contained, PasswordViolation.CONTAINS_LOGIN_NAME);
  }
}
