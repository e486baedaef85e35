package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.SecondFactorView;

/**
 * Whether an account has a second factor.
 *
 * @param enrolled whether a code is asked at each sign-in
 * @param enrolledAt since when; absent if it is not
 * @param recoveryCodesLeft how many recovery codes are unused
 * @param offered whether the policy lets one be set up
 * @param required whether the policy asks for one, so that its holder cannot turn it off
 */
@Schema(name = "SecondFactor")
public record SecondFactorAnswer(
    boolean enrolled,
    Instant enrolledAt,
    int recoveryCodesLeft,
    boolean offered,
    boolean required) {

  static SecondFactorAnswer of(SecondFactorView factor) {
    return new SecondFactorAnswer(
        factor.enrolled(),
        factor.enrolledAt().orElse(null),
        factor.recoveryCodesLeft(),
        factor.offered(),
        factor.required());
  }
}
