package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Another password.
 *
 * @param token what stands in the link
 * @param next the password
 */
@Schema(name = "PasswordResetChoice")
public record ResetChoiceBody(
    @NotNull @Size(max = 100) String token, @NotNull @Size(max = 1024) String next) {

  /** Holds two secrets. */
  @Override
  public String toString() {
    return "ResetChoiceBody[]";
  }
}
