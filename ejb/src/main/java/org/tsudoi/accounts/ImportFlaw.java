package org.tsudoi.accounts;

/** What is wrong with a row of a file of users; each has its words in the bundles. */
public enum ImportFlaw {
  /** A quotation mark is not closed, or something follows a closed one. */
  NOT_CSV,
  NO_ROWS,
  TOO_MANY_ROWS,
  UNKNOWN_COLUMN,
  COLUMN_TWICE,
  COLUMN_MISSING,
  /** The row has more or fewer cells than the header. */
  CELL_COUNT,
  MISSING,
  TOO_LONG,
  CONTROL_CHARACTER,
  UNKNOWN_ROLE,
  UNKNOWN_GROUP,
  INVALID,
  /** The login name stands in an earlier row too. */
  DUPLICATE,
  /** The login name belongs to a deleted account, which must be restored first. */
  DELETED,
  FORBIDDEN,
  LAST_ADMINISTRATOR
}
