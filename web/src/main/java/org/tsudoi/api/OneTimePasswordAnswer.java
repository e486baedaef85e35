package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The only sight of a new one-time password.
 *
 * @param oneTimePassword must be changed at the next sign-in and expires unused after 72 hours
 */
@Schema(name = "OneTimePassword")
public record OneTimePasswordAnswer(String oneTimePassword) {

  @Override
  public String toString() {
    return "OneTimePasswordAnswer[]";
  }
}
