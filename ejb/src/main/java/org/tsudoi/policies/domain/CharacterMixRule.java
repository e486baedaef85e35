package org.tsudoi.policies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;

/** Upper case, lower case and digits, of any script. */
public record CharacterMixRule() implements PasswordRule {

  @Override
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
    List<PasswordViolation> missing = new ArrayList<>();
    need(candidate, Character::isUpperCase, PasswordViolation.NO_UPPER_CASE, missing);
    need(candidate, Character::isLowerCase, PasswordViolation.NO_LOWER_CASE, missing);
    need(candidate, Character::isDigit, PasswordViolation.NO_DIGIT, missing);
    return missing;
  }

  private static void need(
      String candidate,
      IntPredicate kind,
      PasswordViolation otherwise,
      List<PasswordViolation> missing) {
    if (candidate.codePoints().noneMatch(kind)) {
      missing.add(otherwise);
    }
  }
}
