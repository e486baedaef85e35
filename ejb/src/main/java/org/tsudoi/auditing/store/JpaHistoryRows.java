package org.tsudoi.auditing.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.HistoryQuery;
import org.tsudoi.auditing.domain.AccessChangeRow;
import org.tsudoi.auditing.domain.HistoryRow;
import org.tsudoi.auditing.domain.HistoryRows;
import org.tsudoi.shared.AccountId;

/** Rows in the tables {@code access_history}, {@code access_change} and {@code usage_history}. */
@Dependent
class JpaHistoryRows implements HistoryRows {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager database;

  @Inject
  JpaHistoryRows() {}

  JpaHistoryRows(EntityManager database) {
    this.database = database;
  }

  @Override
  public void add(HistoryRow<?> row) {
    database.persist(row);
    // The database makes the id.
    database.flush();
  }

  @Override
  public void add(AccessChangeRow change) {
    database.persist(change);
  }

  @Override
  public List<AccessChangeRow> changes(Collection<Long> access) {
    return access.isEmpty()
        ? List.of()
        : database
            .createQuery(
                "select c from AccessChangeRow c where c.access in :access order by c.id",
                AccessChangeRow.class)
            .setParameter("access", access)
            .getResultList();
  }

  @Override
  public <R extends HistoryRow<?>> Optional<R> find(Class<R> kind, long id) {
    return Optional.ofNullable(database.find(kind, id));
  }

  @Override
  public <R extends HistoryRow<?>> List<R> find(
      Class<R> kind, HistoryQuery query, int first, int max) {
    return conditions(query)
        .query(
            database,
            "select r from " + kind.getSimpleName() + " r",
            " order by r.span.began desc, r.id desc",
            kind)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public long count(Class<? extends HistoryRow<?>> kind, HistoryQuery query) {
    return conditions(query)
        .query(database, "select count(r.id) from " + kind.getSimpleName() + " r", "", Long.class)
        .getSingleResult();
  }

  private static Conditions conditions(HistoryQuery query) {
    return new Conditions()
        .and("r.span.began >= :from", "from", query.from())
        .and("r.span.began < :to", "to", query.to())
        .and("r.place.person = :person", "person", query.account().map(AccountId::toString));
  }

  @Override
  public <R extends HistoryRow<?>> List<R> open(Class<R> kind, UUID writer) {
    return database
        .createQuery(
            "select r from "
                + kind.getSimpleName()
                + " r where r.span.writer = :writer and r.span.ended is null",
            kind)
        .setParameter("writer", writer.toString())
        .getResultList();
  }
}
