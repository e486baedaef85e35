package org.tsudoi.accounts;

/**
 * A user that an import created and the only sight of the first password.
 *
 * @param loginName the user ID
 * @param displayName the name that people see
 * @param oneTimePassword must be changed at the first sign-in and expires unused after 72 hours
 */
public record ImportedPassword(String loginName, String displayName, String oneTimePassword) {

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "ImportedPassword[" + loginName + "]";
  }
}
