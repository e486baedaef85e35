package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new user and the only sight of the first password.
 *
 * @param id the account
 * @param oneTimePassword must be changed at the first sign-in and expires unused after 72 hours
 */
@Schema(name = "CreatedUser")
public record CreatedUser(String id, String oneTimePassword) {

  @Override
  public String toString() {
    return "CreatedUser[" + id + "]";
  }
}
