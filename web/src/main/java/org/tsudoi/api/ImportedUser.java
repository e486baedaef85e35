package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.ImportedPassword;

/**
 * A user that an import created.
 *
 * @param loginName the user ID
 * @param oneTimePassword must be changed at the first sign-in and expires unused after 72 hours
 */
@Schema(name = "ImportedUser")
public record ImportedUser(String loginName, String oneTimePassword) {

  static ImportedUser of(ImportedPassword password) {
    return new ImportedUser(password.loginName(), password.oneTimePassword());
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "ImportedUser[" + loginName + "]";
  }
}
