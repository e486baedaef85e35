package org.tsudoi.accounts;

/** Why an action on many users leaves one of them as it is; each has its words in the bundles. */
public enum BulkReason {
  YOURSELF,
  /** Only system administrators touch a system administrator. */
  FORBIDDEN,
  /** Nobody would be left to run the installation. */
  LAST_ADMINISTRATOR,
  ALREADY,
  DELETED,
  /** What identified the person is gone, so that nobody could sign in. */
  ERASED,
  NOT_FOUND,
  /** The user is in as many groups as one can be. */
  TOO_MANY_GROUPS,
  /** The company directory keeps the user's password. */
  IN_DIRECTORY
}
