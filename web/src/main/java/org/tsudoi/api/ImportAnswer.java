package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.ImportOutcome;
import org.tsudoi.accounts.ImportReport;

/**
 * What came of a file of users or devices.
 *
 * @param written whether anything was written: never in a dry run, and not when a row is refused
 * @param created how many users are new
 * @param changed how many users change
 * @param unchanged how many rows say what is known already
 * @param refused how many rows cannot be taken
 * @param rows one for each row of the file
 * @param passwords the users that were created, with the only sight of their first passwords
 */
@Schema(name = "Import")
public record ImportAnswer(
    boolean written,
    long created,
    long changed,
    long unchanged,
    long refused,
    List<ImportRowAnswer> rows,
    List<ImportedUser> passwords) {

  static ImportAnswer of(ImportReport report) {
    return new ImportAnswer(
        report.written(),
        report.count(ImportOutcome.CREATED),
        report.count(ImportOutcome.CHANGED),
        report.count(ImportOutcome.UNCHANGED),
        report.count(ImportOutcome.REFUSED),
        report.lines().stream().map(ImportRowAnswer::of).toList(),
        report.passwords().stream().map(ImportedUser::of).toList());
  }

  /** Leaves the passwords out. */
  @Override
  public String toString() {
    return "ImportAnswer[" + rows.size() + "]";
  }
}
