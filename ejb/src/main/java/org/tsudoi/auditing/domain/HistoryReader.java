package org.tsudoi.auditing.domain;

import java.util.List;
import java.util.function.Function;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.HistoryQuery;

/** Reads rows of a history and opens what is personal in them. */
public final class HistoryReader {

  private final HistoryRows rows;
  private final PersonalVault vault;

  /** A reader of those rows. */
  public HistoryReader(HistoryRows rows, PersonalVault vault) {
    this.rows = rows;
    this.vault = vault;
  }

  /** The page that the query asks for; the text of a line is what a search looks in. */
  public <L, R extends HistoryRow<L>> HistoryPage<L> find(
      Class<R> kind, HistoryQuery query, Function<L, String> text) {
    PersonalVault.Reading reading = vault.reading();
    if (query.text().isPresent()) {
      return TextSearch.in((first, max) -> lines(kind, query, first, max, reading), text, query);
    }
    return new HistoryPage<>(
        lines(kind, query, query.first(), query.max(), reading), rows.count(kind, query));
  }

  private <L, R extends HistoryRow<L>> List<L> lines(
      Class<R> kind, HistoryQuery query, int first, int max, PersonalVault.Reading reading) {
    return rows.find(kind, query, first, max).stream().map(row -> row.line(reading)).toList();
  }
}
