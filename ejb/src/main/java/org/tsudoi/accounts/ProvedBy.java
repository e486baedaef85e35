package org.tsudoi.accounts;

/** What proved at the beginning of a session who it is. */
public enum ProvedBy {
  /** The password of the account, which must be changed where the policy says so. */
  PASSWORD,
  /** The identity provider; the password of the account plays no part. */
  PROVIDER
}
