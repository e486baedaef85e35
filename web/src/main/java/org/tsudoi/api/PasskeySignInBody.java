package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.PasskeySignIn;

/**
 * What somebody signs in with who types neither user ID nor password.
 *
 * @param delivery how the session's token comes back
 * @param passkey what the passkey answered to a challenge for sign-in
 * @param device the device that the client runs on, where that is asked for
 */
@Schema(name = "PasskeySignIn")
public record PasskeySignInBody(
    @NotNull @Pattern(regexp = "cookie|bearer") String delivery,
    @NotNull @Valid PasskeyAnswerBody passkey,
    @Valid DeviceClaimBody device) {

  PasskeySignIn wish(String server) {
    return new PasskeySignIn(passkey.answer(), DeviceClaimBody.claim(device, server));
  }
}
