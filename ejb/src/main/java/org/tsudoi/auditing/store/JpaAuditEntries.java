package org.tsudoi.auditing.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.tsudoi.auditing.AuditQuery;
import org.tsudoi.auditing.domain.AuditEntries;
import org.tsudoi.auditing.domain.AuditEntry;
import org.tsudoi.auditing.domain.EntryReference;

/** Entries in the table {@code audit_entry}. */
@Dependent
class JpaAuditEntries implements AuditEntries {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager database;

  @Inject
  JpaAuditEntries() {}

  JpaAuditEntries(EntityManager database) {
    this.database = database;
  }

  @Override
  public void add(AuditEntry entry) {
    database.persist(entry);
  }

  @Override
  public List<AuditEntry> find(AuditQuery query, int first, int max) {
    return conditions(query)
        .query(
            database,
            "select e from AuditEntry e",
            " order by e.recordedAt desc, e.reference.counter desc",
            AuditEntry.class)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public long count(AuditQuery query) {
    return conditions(query)
        .query(database, "select count(e.mac) from AuditEntry e", "", Long.class)
        .getSingleResult();
  }

  private static Conditions conditions(AuditQuery query) {
    return new Conditions()
        .and("e.recordedAt >= :from", "from", query.history().from())
        .and("e.recordedAt < :to", "to", query.history().to())
        .and("e.action = :action", "action", query.action())
        .and("e.outcome = :outcome", "outcome", query.outcome())
        .and(
            "(e.actor.id = :account or e.subject.personId = :account)",
            "account",
            query.history().account().map(account -> account.toString()));
  }

  @Override
  public List<AuditEntry> present(List<EntryReference> entries) {
    // One by one through the primary key: for a list Derby may scan, and a scan waits for every
    // transaction that has an entry of its own not yet committed.
    return entries.stream()
        .map(entry -> database.find(AuditEntry.class, entry))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public List<AuditEntry> unsealedOf(UUID writer, int max) {
    return database
        .createQuery(
            "select e from AuditEntry e where e.reference.writer = :writer and not exists"
                + " (select s.sequence from AuditSeal s where s.entry.writer = e.reference.writer"
                + " and s.entry.counter = e.reference.counter) order by e.reference.counter",
            AuditEntry.class)
        .setParameter("writer", writer.toString())
        .setMaxResults(max)
        .getResultList();
  }
}
