package org.tsudoi.accounts;

/** What ends a session that nobody ends. */
public enum SessionEndCause {
  /** Nothing was asked of it; the next use moves the end. */
  IDLE,
  /** It is as old as a session may be. */
  LIFETIME,
  /** The permitted hours of its person are over. */
  HOURS
}
