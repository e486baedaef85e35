package org.tsudoi.accounts;

/**
 * What a person types to sign in.
 *
 * @param loginName as typed; it is brought into canonical form before it is compared
 * @param password as typed
 */
public record Credentials(String loginName, String password) {

  /** Names the person only: a password must reach no log. */
  @Override
  public String toString() {
    return "Credentials[" + loginName + "]";
  }
}
