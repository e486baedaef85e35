package org.tsudoi.auditing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Which rows of a history, and which piece of them.
 *
 * <p>Text is looked for in names, titles and addresses, whatever their case. These are encrypted
 * row by row, so a search by text reads at most the newest 20,000 rows of the span.
 *
 * @param from the first moment, empty for the beginning
 * @param to the moment after the last, empty for now
 * @param text what a row must contain; empty text means no condition
 * @param account only what this person did and, in the audit trail, what was done to this account
 * @param first how many rows to skip
 * @param max how many rows to give, at most {@link #LARGEST_PAGE}
 */
public record HistoryQuery(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> text,
    Optional<AccountId> account,
    int first,
    int max) {

  /** The largest piece of a history in one answer. */
  public static final int LARGEST_PAGE = 500;

  /**
   * Checks the bounds.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} when a bound is out of range
   */
  public HistoryQuery {
    if (first < 0 || max < 1 || max > LARGEST_PAGE) {
      throw new RefusedException(Problem.INVALID_VALUE);
    }
    text = text.map(String::strip).filter(words -> !words.isEmpty());
  }

  /** Rows of everybody. */
  public HistoryQuery(
      Optional<Instant> from, Optional<Instant> to, Optional<String> text, int first, int max) {
    this(from, to, text, Optional.empty(), first, max);
  }

  /** The newest rows, whatever they say. */
  public static HistoryQuery newest(int max) {
    return new HistoryQuery(Optional.empty(), Optional.empty(), Optional.empty(), 0, max);
  }

  /** The same rows, another piece of them. */
  public HistoryQuery piece(int newFirst, int newMax) {
    return new HistoryQuery(from, to, text, account, newFirst, newMax);
  }

  /** Those of the rows that are about this person. */
  public HistoryQuery about(AccountId person) {
    return new HistoryQuery(from, to, text, Optional.of(person), first, max);
  }

  /** The conditions in words of the program, for the record of who read what. */
  public Map<String, String> describe() {
    Map<String, String> conditions = new TreeMap<>();
    from.ifPresent(moment -> conditions.put("from", moment.toString()));
    to.ifPresent(moment -> conditions.put("to", moment.toString()));
    text.ifPresent(words -> conditions.put("text", words));
    account.ifPresent(only -> conditions.put("account", only.toString()));
    return conditions;
  }
}
