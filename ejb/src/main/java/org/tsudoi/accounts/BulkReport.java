package org.tsudoi.accounts;

import java.util.List;

/**
 * What comes of an action on many users.
 *
 * @param written whether it was done; false for a preview
 * @param lines one for each user, by login name
 */
public record BulkReport(boolean written, List<BulkLine> lines) {

  /** Keeps the list from being changed. */
  public BulkReport {
    lines = List.copyOf(lines);
  }

  /** How many are or would be changed. */
  public long changed() {
    return lines.stream().filter(line -> line.reason().isEmpty()).count();
  }

  /** How many are left as they are. */
  public long unchanged() {
    return lines.size() - changed();
  }
}
