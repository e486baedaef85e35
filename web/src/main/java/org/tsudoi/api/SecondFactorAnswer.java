package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.SecondFactorView;

/**
 * Which second factors an account has.
 *
 * @param enrolled whether the password alone does not sign in
 * @param enrolledAt since when codes of an authenticator application are taken; absent if they are
 *     not
 * @param recoveryCodesLeft how many recovery codes are unused
 * @param passkeys how many passkeys there are
 * @param offered whether the policy lets one be set up
 * @param required whether the policy asks for one, so that its holder cannot turn it off
 */
@Schema(name = "SecondFactor")
public record SecondFactorAnswer(
    boolean enrolled,
    Instant enrolledAt,
    int recoveryCodesLeft,
    int passkeys,
    boolean offered,
    boolean required) {

  static SecondFactorAnswer of(SecondFactorView factor) {
    return new SecondFactorAnswer(
        factor.enrolled(),
        factor.enrolledAt().orElse(null),
        factor.recoveryCodesLeft(),
        factor.passkeys(),
        factor.offered(),
        factor.required());
  }
}
