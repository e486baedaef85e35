package org.tsudoi.auditing;

/** How an action ended. */
public enum AuditOutcome {
  DONE,
  REFUSED
}
