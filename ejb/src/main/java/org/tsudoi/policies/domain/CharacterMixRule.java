package org.tsudoi.policies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;

/** Upper case, lower case and digits, of any script, as far as they are asked for. */
public record CharacterMixRule(boolean upperCase, boolean lowerCase, boolean digit)
    implements PasswordRule {

  @Override
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
    List<PasswordViolation> missing = new ArrayList<>();
    if (upperCase && lacks(candidate, Character::isUpperCase)) {
      missing.add(PasswordViolation.NO_UPPER_CASE);
    }
    if (lowerCase && lacks(candidate, Character::isLowerCase)) {
      missing.add(PasswordViolation.NO_LOWER_CASE);
    }
    if (digit && lacks(candidate, Character::isDigit)) {
      missing.add(PasswordViolation.NO_DIGIT);
    }
    return missing;
  }

  private static boolean lacks(String candidate, IntPredicate kind) {
    return candidate.codePoints().noneMatch(kind);
  }

  /** What either of the two asks for. */
  public CharacterMixRule stricter(CharacterMixRule other) {
    return new CharacterMixRule(
        upperCase || other.upperCase, lowerCase || other.lowerCase, digit || other.digit);
  }
}
