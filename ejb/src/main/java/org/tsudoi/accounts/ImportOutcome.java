package org.tsudoi.accounts;

/** What an import does, or would do, with a row. */
public enum ImportOutcome {
  CREATED,
  CHANGED,
  UNCHANGED,
  REFUSED
}
