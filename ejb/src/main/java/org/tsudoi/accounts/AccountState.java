package org.tsudoi.accounts;

/** Whether an account may be used at all. */
public enum AccountState {
  ACTIVE,
  DISABLED,
  /** Taken away, but restorable: history stays readable and nobody else gets the login name. */
  DELETED
}
