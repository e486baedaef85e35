package org.tsudoi.accounts;

import java.util.List;

/**
 * Some of the groups that a search found.
 *
 * @param rows the groups asked for, by name
 * @param total how many the search found in all
 */
public record GroupPage(List<GroupView> rows, long total) {

  /** Makes the list immutable. */
  public GroupPage {
    rows = List.copyOf(rows);
  }
}
