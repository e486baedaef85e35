package org.tsudoi.accounts;

/** What was wrong so often that somebody is locked out. */
public enum LockoutReason {
  /** Passwords for one user ID from one address, which alone is closed. */
  PASSWORDS,
  /** Codes behind the right password of one account; its sign-in is closed from everywhere. */
  CODES
}
