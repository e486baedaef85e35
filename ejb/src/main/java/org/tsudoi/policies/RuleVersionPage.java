package org.tsudoi.policies;

import java.util.List;

/**
 * Some versions of rules.
 *
 * @param <T> what kind of rules
 * @param rows the versions asked for, newest first
 * @param total how many there are in all
 */
public record RuleVersionPage<T>(List<RuleVersion<T>> rows, long total) {

  /** Makes the list immutable. */
  public RuleVersionPage {
    rows = List.copyOf(rows);
  }
}
