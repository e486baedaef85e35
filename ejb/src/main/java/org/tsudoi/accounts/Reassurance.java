package org.tsudoi.accounts;

/**
 * What a signed-in person types once more before the second factor changes, so that an unlocked
 * screen is not enough.
 *
 * @param password the present password
 * @param code a code of the authenticator application or, where there is one already, a recovery
 *     code
 */
public record Reassurance(String password, String code) {

  /** Leaves both out of every log. */
  @Override
  public String toString() {
    return "Reassurance[]";
  }
}
