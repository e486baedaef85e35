package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether an account has a second factor.
 *
 * @param enrolledAt since when a code is asked at each sign-in; empty if none is
 * @param recoveryCodesLeft how many recovery codes are unused
 * @param offered whether the policy lets one be set up
 * @param required whether the policy asks for one, so that it cannot be turned off
 */
public record SecondFactorView(
    Optional<Instant> enrolledAt, int recoveryCodesLeft, boolean offered, boolean required) {

  /** Whether a code is asked at each sign-in. */
  public boolean enrolled() {
    return enrolledAt.isPresent();
  }
}
