package org.tsudoi.policies;

import org.tsudoi.shared.Problem;

/** Why a password may not be chosen; each has a text of its own in the bundles. */
public enum PasswordViolation {
  TOO_SHORT,
  TOO_LONG,
  NO_UPPER_CASE,
  NO_LOWER_CASE,
  NO_DIGIT,
  CONTAINS_LOGIN_NAME,
  COMMON,
  REUSED,
  TOO_SOON;

  /** What the refusal is called towards the person who chose. */
  public Problem problem() {
    return switch (this) {
      case REUSED -> Problem.PASSWORD_REUSED;
      case TOO_SOON -> Problem.PASSWORD_TOO_YOUNG;
      default -> Problem.PASSWORD_TOO_WEAK;
    };
  }
}
