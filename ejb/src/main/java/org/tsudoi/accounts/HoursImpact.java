package org.tsudoi.accounts;

import java.util.List;

/**
 * Whom other hours of a group would shut out now.
 *
 * @param shutOut how many members may be signed in now and might no longer
 * @param first the first of those, by login name
 * @param self whether the one who asks is among them; such hours cannot be saved
 * @param administratorsFree whether the hours would bind no system administrator, because all
 *     active ones would be in groups with hours
 */
public record HoursImpact(
    long shutOut, List<AccountView> first, boolean self, boolean administratorsFree) {

  /** Keeps the list from being changed. */
  public HoursImpact {
    first = List.copyOf(first);
  }

  /** How many more than are listed. */
  public long others() {
    return shutOut - first.size();
  }
}
