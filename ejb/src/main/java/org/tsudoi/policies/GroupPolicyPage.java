package org.tsudoi.policies;

import java.util.List;

/**
 * Some versions of a group's policy.
 *
 * @param rows the versions asked for, newest first
 * @param total how many there are in all
 */
public record GroupPolicyPage(List<GroupPolicyView> rows, long total) {

  /** Makes the list immutable. */
  public GroupPolicyPage {
    rows = List.copyOf(rows);
  }
}
