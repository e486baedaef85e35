package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.BulkLine;
import org.tsudoi.accounts.BulkReason;
import org.tsudoi.accounts.BulkReport;

/**
 * What came of an action on many users.
 *
 * @param written whether it was done; false for a dry run
 * @param changed how many users are, or would be, changed
 * @param unchanged how many are left as they are
 * @param rows one for each user, by user ID
 */
@Schema(name = "BulkResult")
public record BulkAnswer(boolean written, long changed, long unchanged, List<Row> rows) {

  /**
   * What came of it for one user.
   *
   * @param id the account
   * @param loginName the user ID; empty if there is no such account
   * @param reason why the user is left as is; absent if the user is changed
   */
  @Schema(name = "BulkRow")
  public record Row(String id, String loginName, BulkReason reason) {

    static Row of(BulkLine line) {
      return new Row(line.id().toString(), line.loginName(), line.reason().orElse(null));
    }
  }

  static BulkAnswer of(BulkReport report) {
    return new BulkAnswer(
        report.written(),
        report.changed(),
        report.unchanged(),
        report.lines().stream().map(Row::of).toList());
  }
}
