package org.tsudoi.policies;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tsudoi.policies.domain.CharacterMixRule;
import org.tsudoi.policies.domain.CommonPasswordRule;
import org.tsudoi.policies.domain.LoginNameRule;
import org.tsudoi.policies.domain.MaximumAgeRule;
import org.tsudoi.policies.domain.MaximumLengthRule;
import org.tsudoi.policies.domain.MinimumLengthRule;
import org.tsudoi.policies.domain.PasswordRule;
import org.tsudoi.policies.domain.ReuseRule;

/**
 * What the passwords of an installation must be (spec 6.1.2, 6.3.2). Immutable.
 *
 * <p>The profile <em>classic</em> asks for a length, a mix of upper case, lower case and digits,
 * and a password that was not used lately; it refuses what is longer than 128 characters (nothing
 * is ever cut), what contains the login name, and what everybody tries first. Characters are
 * counted as people see them composed (NFC).
 */
public final class PasswordPolicy {

  private final List<PasswordRule> cheap;
  private final ReuseRule reuse;
  private final MaximumAgeRule age;

  private PasswordPolicy(List<PasswordRule> cheap, ReuseRule reuse, MaximumAgeRule age) {
    this.cheap = List.copyOf(cheap);
    this.reuse = reuse;
    this.age = age;
  }

  /**
   * The profile <em>classic</em>.
   *
   * @param minimumLength how many characters at least, 8 to 64
   * @param generations how many of the newest passwords may not be used again, 0 to 24
   * @param lifetime after what time a password must be changed; zero for never
   */
  public static PasswordPolicy classic(int minimumLength, int generations, Duration lifetime) {
    return new PasswordPolicy(
        List.of(
            new MinimumLengthRule(minimumLength),
            new MaximumLengthRule(),
            new CharacterMixRule(),
            new LoginNameRule(),
            new CommonPasswordRule()),
        new ReuseRule(generations),
        new MaximumAgeRule(lifetime));
  }

  /** Everything that is wrong with a password somebody chose; empty if nothing is. */
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
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
