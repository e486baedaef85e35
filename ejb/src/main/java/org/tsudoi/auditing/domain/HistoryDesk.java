package org.tsudoi.auditing.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tsudoi.auditing.AccessChange;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.HistoryQuery;
import org.tsudoi.shared.Caller;

/** Opens, closes and reads the rows of the access and the usage history. */
public final class HistoryDesk {

  private final HistoryRows rows;
  private final PersonalVault vault;
  private final AuditWriter run;
  private final TrailWriter trail;
  private final ReadingNotes notes;
  private final Clock clock;

  /** A desk for this run of the server. */
  public HistoryDesk(
      HistoryRows rows,
      PersonalVault vault,
      AuditWriter run,
      TrailWriter trail,
      ReadingNotes notes,
      Clock clock) {
    this.rows = rows;
    this.vault = vault;
    this.run = run;
    this.trail = trail;
    this.notes = notes;
    this.clock = clock;
  }

  /** Opens a row that begins now. */
  public long open(BiFunction<HistorySpan, PersonalVault, HistoryRow<?>> row) {
    HistoryRow<?> opened = row.apply(new HistorySpan(run.id(), now()), vault);
    rows.add(opened);
    return opened.id();
  }

  /** Changes an open row, if it is there. */
  public <R extends HistoryRow<?>> void change(Class<R> kind, long id, Consumer<R> change) {
    rows.find(kind, id).ifPresent(change);
  }

  /** Closes a row now. */
  public <R extends HistoryRow<?>> void close(Class<R> kind, long id, String reason) {
    change(kind, id, row -> row.span().end(now(), reason));
  }

  /** Adds what happened to a connection. */
  public void note(long access, AccessChange change) {
    rows.add(new AccessChangeRow(access, change));
  }

  /** What happened to those connections, the oldest first. */
  public Map<Long, List<AccessChange>> changes(Collection<Long> access) {
    return rows.changes(access).stream()
        .collect(
            Collectors.groupingBy(
                AccessChangeRow::access,
                Collectors.mapping(AccessChangeRow::change, Collectors.toList())));
  }

  /** The page that the query asks for; a new question is recorded. */
  public <L, R extends HistoryRow<L>> HistoryPage<L> find(
      Caller caller, Class<R> kind, HistoryQuery query, Function<L, String> text) {
    HistoryPage<L> page = read(kind, query, text);
    if (notes.isNew(caller, Map.entry(kind, query.piece(0, 1)))) {
      trail.write(
          caller,
          AuditAction.HISTORY_READ,
          new AuditTarget(kind == AccessRow.class ? "access-history" : "usage-history", "", ""),
          AuditChange.created(query.describe()),
          Optional.empty());
    }
    return page;
  }

  /** The page that the query asks for, read by whom it is about: nothing is recorded. */
  public <L, R extends HistoryRow<L>> HistoryPage<L> read(
      Class<R> kind, HistoryQuery query, Function<L, String> text) {
    return new HistoryReader(rows, vault).find(kind, query, text);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
