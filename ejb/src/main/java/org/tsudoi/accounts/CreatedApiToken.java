package org.tsudoi.accounts;

/**
 * The only sight of an API token.
 *
 * @param view what is known of it
 * @param token the secret
 */
public record CreatedApiToken(ApiTokenView view, String token) {

  /** Leaves the secret out of every log. */
  @Override
  public String toString() {
    return "CreatedApiToken[" + view.id() + "]";
  }
}
