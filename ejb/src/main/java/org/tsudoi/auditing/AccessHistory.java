package org.tsudoi.auditing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.tsudoi.auditing.domain.AccessRow;
import org.tsudoi.auditing.domain.HistoryDesk;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Who was connected to which meeting, from when to when and how (spec 6.3.4, 接続状況).
 *
 * <p>A row is opened with a connection and closed with it. Rows that a crash left open are closed
 * at the next start with the reason {@link #SERVER_RESTARTED} and the last moment at which that run
 * of the server is known to have been alive (noted every ten seconds).
 */
@Stateless
public class AccessHistory {

  /** The reason of an end that nobody saw. */
  public static final String SERVER_RESTARTED = "SERVER_RESTARTED";

  private HistoryDesk desk;

  /** For the container. */
  public AccessHistory() {}

  /** An access history made of its parts. */
  @Inject
  public AccessHistory(HistoryDesk desk) {
    this.desk = desk;
  }

  /** Somebody is connected now; the answer names the row for {@link #disconnected}. */
  public long connected(ConnectionBegan connection) {
    return desk.open((span, vault) -> new AccessRow(connection, span, vault));
  }

  /** Something happened to the connection, which goes on. */
  public void changed(long id, AccessChange change) {
    desk.note(id, change);
  }

  /** The connection is over now; does nothing if it already was. */
  public void disconnected(long id, String reason) {
    desk.close(AccessRow.class, id, reason);
  }

  /** The connections that began in the span, newest first; reading is recorded. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public HistoryPage<AccessLine> find(Caller caller, HistoryQuery query) {
    return withChanges(desk.find(caller, AccessRow.class, query, AccessHistory::textOf));
  }

  /**
   * The caller's own connections, newest first; reading about oneself is not recorded.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public HistoryPage<AccessLine> own(Caller caller, HistoryQuery query) {
    AccountId self = caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    return withChanges(desk.read(AccessRow.class, query.about(self), AccessHistory::textOf));
  }

  private HistoryPage<AccessLine> withChanges(HistoryPage<AccessLine> page) {
    Map<Long, List<AccessChange>> changes =
        desk.changes(page.rows().stream().map(AccessLine::id).toList());
    List<AccessLine> whole =
        page.rows().stream()
            .map(line -> line.with(changes.getOrDefault(line.id(), List.of())))
            .toList();
    return new HistoryPage<>(whole, page.total(), page.complete());
  }

  private static String textOf(AccessLine line) {
    return String.join("\n", line.name(), line.title(), line.address(), line.client());
  }
}
