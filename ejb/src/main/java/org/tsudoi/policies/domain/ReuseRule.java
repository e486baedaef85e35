package org.tsudoi.policies.domain;

import java.util.List;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PasswordViolation;

/** Not one of the newest so many passwords, the present one among them (再使用禁止世代数). */
public record ReuseRule(int generations) implements PasswordRule {

  /** How many past passwords are ever compared, and so worth keeping. */
  public static final int MOST_GENERATIONS = PasswordRules.MOST_GENERATIONS;

  /** Refuses a number that would keep the server busy hashing. */
  public ReuseRule {
    if (generations < 0 || generations > MOST_GENERATIONS) {
      throw new IllegalArgumentException(
          "The number of passwords that may not be used again must be 0 to " + MOST_GENERATIONS);
    }
  }

  @Override
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
    boolean used = generations > 0 && context.past().contain(candidate, generations);
    return PasswordRule.brokenIf(used, PasswordViolation.REUSED);
  }

  /** The greater number of generations of the two. */
  public ReuseRule stricter(ReuseRule other) {
    return generations >= other.generations ? this : other;
  }
}
