package org.tsudoi.auditing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.HistoryQuery;

/**
 * Looks for text in rows whose personal fields only open one by one.
 *
 * <p>Reads the newest {@value #FARTHEST} rows at most, a piece at a time.
 */
public final class TextSearch {

  static final int FARTHEST = 20_000;
  private static final int PIECE = 500;

  private TextSearch() {}

  /**
   * The rows whose text contains what the query looks for.
   *
   * @param rows gives the rows from a place on, newest first, at most that many
   * @param text everything of a row that a person would read
   */
  public static <L> HistoryPage<L> in(
      BiFunction<Integer, Integer, List<L>> rows, Function<L, String> text, HistoryQuery query) {
    String wanted = query.text().orElse("").toLowerCase(Locale.ROOT);
    List<L> page = new ArrayList<>();
    long matches = 0;
    for (int at = 0; at < FARTHEST; at += PIECE) {
      List<L> piece = rows.apply(at, PIECE);
      for (L row : piece) {
        if (text.apply(row).toLowerCase(Locale.ROOT).contains(wanted)) {
          if (matches >= query.first() && page.size() < query.max()) {
            page.add(row);
          }
          matches++;
        }
      }
      if (piece.size() < PIECE) {
        return new HistoryPage<>(page, matches);
      }
    }
    return new HistoryPage<>(page, matches, false);
  }
}
