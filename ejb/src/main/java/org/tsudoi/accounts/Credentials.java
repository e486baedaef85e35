package org.tsudoi.accounts;

/**
 * What a person types to sign in.
 *
 * @param loginName as typed; it is brought into canonical form before it is compared
 * @param password as typed
 * @param code the code of the authenticator application or a recovery code; empty if none was typed
 */
public record Credentials(String loginName, String password, String code) {

  /** The first step: no code yet. */
  public Credentials(String loginName, String password) {
    this(loginName, password, "");
  }

  /** Names the person only: a password must reach no log. */
  @Override
  public String toString() {
    return "Credentials[" + loginName + "]";
  }
}
