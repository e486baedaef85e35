package org.tsudoi.policies;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tsudoi.policies.domain.CharacterMixRule;
import org.tsudoi.policies.domain.CommonPasswordRule;
import org.tsudoi.policies.domain.LoginNameRule;
import org.tsudoi.policies.domain.MaximumAgeRule;
import org.tsudoi.policies.domain.MaximumLengthRule;
import org.tsudoi.policies.domain.MinimumAgeRule;
import org.tsudoi.policies.domain.MinimumLengthRule;
import org.tsudoi.policies.domain.PasswordRule;
import org.tsudoi.policies.domain.ReuseRule;

/**
 * What the passwords of an installation must be (spec 6.1.2, 6.3.2). Immutable.
 *
 * <p>Whatever an administrator asks for ({@link PasswordRules}), it refuses what is longer than 128
 * characters (nothing is ever cut), what contains the login name, and what everybody tries first.
 * Characters are counted as people see them composed (NFC).
 */
public final class PasswordPolicy {

  private final PasswordRules rules;
  private final List<PasswordRule> cheap;
  private final MinimumAgeRule minimumAge;
  private final ReuseRule reuse;
  private final MaximumAgeRule age;

  private PasswordPolicy(PasswordRules rules) {
    this.rules = rules;
    this.cheap =
        List.of(
            new MinimumLengthRule(rules.minimumLength()),
            new MaximumLengthRule(),
            new CharacterMixRule(rules.upperCase(), rules.lowerCase(), rules.digit()),
            new LoginNameRule(),
            new CommonPasswordRule());
    this.minimumAge = new MinimumAgeRule(rules.minimumAge());
    this.reuse = new ReuseRule(rules.generations());
    this.age = new MaximumAgeRule(rules.lifetime());
  }

  /**
   * The policy that asks for these rules.
   *
   * @throws IllegalArgumentException with the range if a value is outside it
   */
  public static PasswordPolicy of(PasswordRules rules) {
    return new PasswordPolicy(rules);
  }

  /** What is asked for, for those who show it. */
  public PasswordRules rules() {
    return rules;
  }

  /**
   * Everything that is wrong with a password somebody chose; empty if nothing is. While the present
   * one is too young, that is all it says.
   */
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
    List<PasswordViolation> soon = minimumAge.check(candidate, context);
    if (!soon.isEmpty()) {
      return soon;
    }
    String composed = Normalizer.normalize(candidate, Normalizer.Form.NFC);
    List<PasswordViolation> wrong = new ArrayList<>();
    cheap.forEach(rule -> wrong.addAll(rule.check(composed, context)));
    return wrong.isEmpty() ? reuse.check(candidate, context) : List.copyOf(wrong);
  }

  /** From when on a password that was chosen at that moment must be changed, if ever. */
  public Optional<Instant> mustChangeFrom(Instant chosen) {
    return age.endOf(chosen);
  }
}
