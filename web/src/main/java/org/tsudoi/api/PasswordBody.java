package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change of one's own password.
 *
 * @param current the password until now
 * @param next the password from now on
 */
@Schema(name = "PasswordChange")
public record PasswordBody(
    @NotNull @Size(max = 1024) String current, @NotNull @Size(max = 1024) String next) {

  @Override
  public String toString() {
    return "PasswordBody[]";
  }
}
