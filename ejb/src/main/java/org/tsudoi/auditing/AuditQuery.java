package org.tsudoi.auditing;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which entries of the audit trail, and which piece of them.
 *
 * @param history span, text, person and piece
 * @param action only this action
 * @param outcome only this outcome
 */
public record AuditQuery(
    HistoryQuery history, Optional<AuditAction> action, Optional<AuditOutcome> outcome) {

  /** Entries of all kinds. */
  public static AuditQuery of(HistoryQuery history) {
    return new AuditQuery(history, Optional.empty(), Optional.empty());
  }

  /** The newest entries. */
  public static AuditQuery newest(int max) {
    return of(HistoryQuery.newest(max));
  }

  /** The same entries, another piece of them. */
  public AuditQuery piece(int first, int max) {
    return new AuditQuery(history.piece(first, max), action, outcome);
  }

  /** The conditions in words of the program, for the record of who read what. */
  public Map<String, String> describe() {
    Map<String, String> conditions = new TreeMap<>(history.describe());
    action.ifPresent(only -> conditions.put("action", only.name()));
    outcome.ifPresent(only -> conditions.put("outcome", only.name()));
    return conditions;
  }
}
