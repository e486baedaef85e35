package org.tsudoi.policies.domain;

import java.util.List;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;

/** At most 128 characters: enough for any phrase, too little to keep the server busy hashing. */
public record MaximumLengthRule() implements PasswordRule {

  /** The longest password, in characters. */
  public static final int CHARACTERS = 128;

  @Override
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
    boolean tooLong = candidate.codePointCount(0, candidate.length()) > CHARACTERS;
    return PasswordRule.brokenIf(tooLong, PasswordViolation.TOO_LONG);
  }
}
