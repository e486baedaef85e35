package org.tsudoi.auditing;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tsudoi.shared.AccountId;

/**
 * Which entries of the audit trail, and which piece of them.
 *
 * @param history span, text and piece
 * @param action only this action
 * @param outcome only this outcome
 * @param account only what this person did, or what was done on this account
 */
public record AuditQuery(
    HistoryQuery history,
    Optional<AuditAction> action,
    Optional<AuditOutcome> outcome,
    Optional<AccountId> account) {

  /** Entries of all kinds. */
  public static AuditQuery of(HistoryQuery history) {
    return new AuditQuery(history, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The newest entries. */
  public static AuditQuery newest(int max) {
    return of(HistoryQuery.newest(max));
  }

  /** The same entries, another piece of them. */
  public AuditQuery piece(int first, int max) {
    return new AuditQuery(history.piece(first, max), action, outcome, account);
  }

  /** The conditions in words of the program, for the record of who read what. */
  public Map<String, String> describe() {
    Map<String, String> conditions = new TreeMap<>(history.describe());
    action.ifPresent(only -> conditions.put("action", only.name()));
    outcome.ifPresent(only -> conditions.put("outcome", only.name()));
    account.ifPresent(only -> conditions.put("account", only.toString()));
    return conditions;
  }
}
