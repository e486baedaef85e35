package org.tsudoi.accounts;

/** Whether an account may be used at all. */
public enum AccountState {
  ACTIVE,
  DISABLED
}
