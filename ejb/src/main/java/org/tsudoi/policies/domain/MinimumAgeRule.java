package org.tsudoi.policies.domain;

import java.time.Duration;
import java.util.List;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;

/**
 * Not again so soon: without it a person could run through the generations in a minute and be back
 * at the old password. A password that has to be replaced has no minimum age.
 */
public record MinimumAgeRule(Duration minimum) implements PasswordRule {

  private static final Duration MOST = Duration.ofDays(30);

  /** Refuses a time that would keep a person from changing a password that others know. */
  public MinimumAgeRule {
    if (minimum.isNegative() || minimum.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "The minimum age of passwords must be zero to " + MOST.toHours() + " hours");
    }
  }

  @Override
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
    boolean tooSoon = context.age().filter(age -> age.compareTo(minimum) < 0).isPresent();
    return PasswordRule.brokenIf(tooSoon, PasswordViolation.TOO_SOON);
  }

  /** The longer time of the two. */
  public MinimumAgeRule stricter(MinimumAgeRule other) {
    return minimum.compareTo(other.minimum) >= 0 ? this : other;
  }
}
