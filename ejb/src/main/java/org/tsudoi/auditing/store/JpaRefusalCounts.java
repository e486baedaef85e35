package org.tsudoi.auditing.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.tsudoi.auditing.HistoryQuery;
import org.tsudoi.auditing.RefusalLine;
import org.tsudoi.auditing.domain.RefusalCount;
import org.tsudoi.auditing.domain.RefusalCounts;

/** Counted refusals in the table {@code refusal_count}. */
@Dependent
class JpaRefusalCounts implements RefusalCounts {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager database;

  @Inject
  JpaRefusalCounts() {}

  JpaRefusalCounts(EntityManager database) {
    this.database = database;
  }

  @Override
  public void add(RefusalCount count, long refusals) {
    RefusalRowId id = new RefusalRowId(count);
    // Another node may count the same address in the same minute.
    RefusalRow row = database.find(RefusalRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      row = new RefusalRow(id);
      database.persist(row);
    }
    row.add(refusals);
  }

  @Override
  public List<RefusalLine> find(HistoryQuery query) {
    return conditions(query)
        .query(
            database,
            "select r from RefusalRow r",
            " order by r.id.minute desc, r.id.source",
            RefusalRow.class)
        .setFirstResult(query.first())
        .setMaxResults(query.max())
        .getResultStream()
        .map(RefusalRow::line)
        .toList();
  }

  @Override
  public long count(HistoryQuery query) {
    return conditions(query)
        .query(database, "select count(r.refusals) from RefusalRow r", "", Long.class)
        .getSingleResult();
  }

  private static Conditions conditions(HistoryQuery query) {
    return new Conditions()
        .and("r.id.minute >= :from", "from", query.from().map(RefusalRowId::minuteOf))
        .and("r.id.minute < :to", "to", toMinute(query));
  }

  private static Optional<Long> toMinute(HistoryQuery query) {
    return query.to().map(end -> RefusalRowId.minuteOf(end.minusNanos(1)) + 1);
  }
}
