package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.PasskeyPurpose;

/**
 * What a challenge is wanted for.
 *
 * @param purpose sign-in without name and password, or second-factor in place of a code
 */
@Schema(name = "PasskeyChallengeRequest")
public record PasskeyChallengeBody(
    @NotNull @Pattern(regexp = "sign-in|second-factor") String purpose) {

  PasskeyPurpose wanted() {
    return purpose.equals("sign-in") ? PasskeyPurpose.SIGN_IN : PasskeyPurpose.SECOND_FACTOR;
  }
}
