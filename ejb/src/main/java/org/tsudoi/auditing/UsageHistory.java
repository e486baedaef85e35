package org.tsudoi.auditing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.tsudoi.auditing.domain.HistoryDesk;
import org.tsudoi.auditing.domain.UsageRow;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Who shared what in which meeting, and whose camera was on, from when to when and before how many
 * (spec 6.3.4, 利用状況).
 *
 * <p>Rows that a crash left open are closed at the next start like those of {@link AccessHistory}.
 */
@Stateless
public class UsageHistory {

  private HistoryDesk desk;

  /** For the container. */
  public UsageHistory() {}

  /** A usage history made of its parts. */
  @Inject
  public UsageHistory(HistoryDesk desk) {
    this.desk = desk;
  }

  /** Somebody shares now, or shows a camera; the answer names the row for the other methods. */
  public long shareBegan(ShareBegan share) {
    return desk.open((span, vault) -> new UsageRow(share, span, vault));
  }

  /** That many others are in the meeting; the row keeps the largest number it was told. */
  public void watched(long id, int others) {
    desk.change(UsageRow.class, id, row -> row.watchedBy(others));
  }

  /** The share is over now; does nothing if it already was. */
  public void shareEnded(long id, String reason) {
    desk.close(UsageRow.class, id, reason);
  }

  /** The shares that began in the span, newest first; reading is recorded. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public HistoryPage<UsageLine> find(Caller caller, HistoryQuery query) {
    return desk.find(caller, UsageRow.class, query, UsageHistory::textOf);
  }

  /**
   * What the caller shared, newest first; reading about oneself is not recorded.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public HistoryPage<UsageLine> own(Caller caller, HistoryQuery query) {
    AccountId self = caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    return desk.read(UsageRow.class, query.about(self), UsageHistory::textOf);
  }

  private static String textOf(UsageLine line) {
    return String.join("\n", line.name(), line.title(), line.surface(), line.surfaceTitle());
  }
}
