package org.tsudoi.auditing.domain;

import java.util.List;
import org.tsudoi.auditing.HistoryQuery;
import org.tsudoi.auditing.RefusalLine;

/** Where the counts of refusals are kept. */
public interface RefusalCounts {

  /** Adds to a count, in the current transaction. */
  void add(RefusalCount count, long refusals);

  /** The counts of a span, newest first. */
  List<RefusalLine> find(HistoryQuery query);

  /** How many counts there are in a span. */
  long count(HistoryQuery query);
}
