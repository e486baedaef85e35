package org.tsudoi.policies.domain;

import java.util.List;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PasswordViolation;

/** At least so many characters (最小文字数). */
public record MinimumLengthRule(int characters) implements PasswordRule {

  private static final int LEAST = PasswordRules.LEAST_LENGTH;
  private static final int MOST = PasswordRules.MOST_LENGTH;

  /** Refuses a length that is no protection, or that nobody could meet. */
  public MinimumLengthRule {
    if (characters < LEAST || characters > MOST) {
      throw new IllegalArgumentException(
          "The minimum length of passwords must be " + LEAST + " to " + MOST);
    }
  }

  @Override
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
    boolean tooShort = candidate.codePointCount(0, candidate.length()) < characters;
    return PasswordRule.brokenIf(tooShort, PasswordViolation.TOO_SHORT);
  }

  /** The greater length of the two. */
  public MinimumLengthRule stricter(MinimumLengthRule other) {
    return characters >= other.characters ? this : other;
  }
}
