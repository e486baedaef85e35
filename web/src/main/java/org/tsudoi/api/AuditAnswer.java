package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.auditing.AuditLine;
import org.tsudoi.auditing.AuditOutcome;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/**
 * Some entries of the audit trail, newest first.
 *
 * @param rows the entries asked for
 * @param total how many the query found in all
 * @param complete false if a search by text did not look through the whole span
 */
@Schema(name = "AuditTrail")
public record AuditAnswer(List<Entry> rows, long total, boolean complete) {

  /**
   * One entry.
   *
   * @param id writer and counter
   * @param sequence the place in the chain; absent until the entry is sealed
   * @param at when, in UTC
   * @param account who; absent for the system, the command line and guests
   * @param guest whether it was a guest of a meeting, whose name nobody has checked
   * @param who the name at that time
   * @param address from where
   * @param path by which way
   * @param action what
   * @param targetType on what kind of thing
   * @param targetId on which
   * @param targetName what people call it
   * @param before the values until then
   * @param after the values from then on
   * @param outcome whether it was done
   * @param problem why it was refused; absent if it was done
   */
  @Schema(name = "AuditEntry")
  public record Entry(
      String id,
      Long sequence,
      Instant at,
      String account,
      boolean guest,
      String who,
      String address,
      CallerPath path,
      String action,
      String targetType,
      String targetId,
      String targetName,
      Map<String, String> before,
      Map<String, String> after,
      AuditOutcome outcome,
      String problem) {}

  static AuditAnswer of(HistoryPage<AuditLine> page) {
    return new AuditAnswer(
        page.rows().stream().map(AuditAnswer::entry).toList(), page.total(), page.complete());
  }

  private static Entry entry(AuditLine line) {
    return new Entry(
        line.id(),
        line.sequence().orElse(null),
        line.at(),
        line.account().map(AccountId::toString).orElse(null),
        line.guest(),
        line.who(),
        line.address(),
        line.path(),
        line.action().name(),
        line.target().type(),
        line.target().id(),
        line.target().name(),
        line.before(),
        line.after(),
        line.outcome(),
        line.problem().map(Problem::key).orElse(null));
  }
}
