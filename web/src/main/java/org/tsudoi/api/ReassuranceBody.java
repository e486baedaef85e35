package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.Reassurance;

/**
 * What is asked once more before the own second factor changes.
 *
 * @param password the present password
 * @param code a code of the authenticator application or a recovery code; empty if none was typed
 * @param passkey what a passkey answered to a challenge for second-factor, in place of the code
 */
@Schema(name = "Reassurance")
public record ReassuranceBody(
    @NotNull @Size(max = 1024) String password,
    @NotNull @Size(max = 64) String code,
    @Valid PasskeyAnswerBody passkey) {

  Reassurance proof() {
    return new Reassurance(
        password, code, Optional.ofNullable(passkey).map(PasskeyAnswerBody::answer));
  }

  @Override
  public String toString() {
    return "ReassuranceBody[]";
  }
}
