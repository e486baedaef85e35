package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * Which second factors an account has.
 *
 * @param enrolledAt since when codes of an authenticator application are taken; empty if none are
 * @param recoveryCodesLeft how many recovery codes are unused
 * @param passkeys how many passkeys there are
 * @param offered whether the policy lets one be set up
 * @param required whether the policy asks for one, so that it cannot be turned off
 */
public record SecondFactorView(
    Optional<Instant> enrolledAt,
    int recoveryCodesLeft,
    int passkeys,
    boolean offered,
    boolean required) {

  /** Whether the password alone does not sign in. */
  public boolean enrolled() {
    return application() || passkeys > 0;
  }

  /** Whether there is an authenticator application. */
  public boolean application() {
    return enrolledAt.isPresent();
  }
}
