package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.Credentials;

/**
 * What a person signs in with.
 *
 * @param loginName the user ID
 * @param password the password
 * @param delivery how the session's token comes back
 * @param code a code of the authenticator application or a recovery code, for an account with a
 *     second factor
 * @param passkey what a passkey answered to a challenge for second-factor, in place of the code
 * @param device the device that the client runs on, where that is asked for
 */
@Schema(name = "SignIn")
public record SignInBody(
    @NotNull @Size(max = 256) String loginName,
    @NotNull @Size(max = 1024) String password,
    @NotNull @Pattern(regexp = "cookie|bearer") String delivery,
    @Size(max = 64) String code,
    @Valid PasskeyAnswerBody passkey,
    @Valid DeviceClaimBody device) {

  /** What the door wants. */
  Credentials credentials(String server) {
    return new Credentials(
        loginName,
        password,
        code == null ? "" : code,
        Optional.ofNullable(passkey).map(PasskeyAnswerBody::answer),
        DeviceClaimBody.claim(device, server));
  }

  @Override
  public String toString() {
    return "SignInBody[]";
  }
}
