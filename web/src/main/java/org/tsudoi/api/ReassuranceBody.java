package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.Reassurance;

/**
 * What is asked once more before the own second factor changes.
 *
 * @param password the present password
 * @param code a code of the authenticator application or a recovery code
 */
@Schema(name = "Reassurance")
public record ReassuranceBody(
    @NotNull @Size(max = 1024) String password, @NotNull @Size(max = 64) String code) {

  Reassurance proof() {
    return new Reassurance(password, code);
  }

  @Override
  public String toString() {
    return "ReassuranceBody[]";
  }
}
