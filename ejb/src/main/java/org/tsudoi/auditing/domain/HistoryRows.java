package org.tsudoi.auditing.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.HistoryQuery;

/** Where the rows of the histories are kept. */
public interface HistoryRows {

  /** Adds a row and gives it its id. */
  void add(HistoryRow<?> row);

  /** Adds what happened to a connection. */
  void add(AccessChangeRow change);

  /** What happened to those connections, the oldest first. */
  List<AccessChangeRow> changes(Collection<Long> access);

  /** The row with that id. */
  <R extends HistoryRow<?>> Optional<R> find(Class<R> kind, long id);

  /** Rows that began in the span, newest first. */
  <R extends HistoryRow<?>> List<R> find(Class<R> kind, HistoryQuery query, int first, int max);

  /** How many rows began in the span. */
  long count(Class<? extends HistoryRow<?>> kind, HistoryQuery query);

  /** Rows of that run of the server that have no end. */
  <R extends HistoryRow<?>> List<R> open(Class<R> kind, UUID writer);
}
