package org.tsudoi.auditing.domain;

/** A row of the access or the usage history; {@code L} is what a reader sees of it. */
public interface HistoryRow<L> {

  /** The row's id. */
  long id();

  /** When it began and ended. */
  HistorySpan span();

  /** The row with its personal fields opened. */
  L line(PersonalVault.Reading reading);
}
