package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.CreatedApiToken;

/**
 * The only sight of an API token.
 *
 * @param token the secret, to be shown as {@code Authorization: Bearer}
 * @param details what is known of it
 */
@Schema(name = "CreatedApiToken")
public record CreatedApiTokenAnswer(String token, ApiTokenAnswer details) {

  static CreatedApiTokenAnswer of(CreatedApiToken created) {
    return new CreatedApiTokenAnswer(created.token(), ApiTokenAnswer.of(created.view()));
  }

  @Override
  public String toString() {
    return "CreatedApiTokenAnswer[]";
  }
}
