package org.tsudoi.accounts;

import java.util.List;
import org.tsudoi.accounts.domain.AccountCsv;

/**
 * What comes of a file of users or devices, row by row.
 *
 * @param written whether anything was written: never in a preview, and not when any row is refused
 * @param lines one for each row, in the order of the file
 * @param passwords the first passwords of the users that were created
 */
public record ImportReport(
    boolean written, List<ImportLine> lines, List<ImportedPassword> passwords) {

  /** Makes the lists immutable. */
  public ImportReport {
    lines = List.copyOf(lines);
    passwords = List.copyOf(passwords);
  }

  /** How many rows have this outcome. */
  public long count(ImportOutcome outcome) {
    return lines.stream().filter(line -> line.outcome() == outcome).count();
  }

  /** Whether any row is refused, so that nothing is or would be written. */
  public boolean isRefused() {
    return count(ImportOutcome.REFUSED) > 0;
  }

  /** The first passwords as a CSV file that Excel opens, with heads in English or Japanese. */
  public byte[] passwordFile(String language) {
    return AccountCsv.passwords(passwords, language);
  }
}
