package org.tsudoi.auditing;

import java.util.List;

/**
 * A piece of a history, newest first.
 *
 * @param rows the rows of this piece
 * @param total how many rows match in all
 * @param complete false if a search by text stopped before the whole span was looked through
 */
public record HistoryPage<T>(List<T> rows, long total, boolean complete) {

  /** Makes the list immutable. */
  public HistoryPage {
    rows = List.copyOf(rows);
  }

  /** A piece of a history that was looked through whole. */
  public HistoryPage(List<T> rows, long total) {
    this(rows, total, true);
  }
}
