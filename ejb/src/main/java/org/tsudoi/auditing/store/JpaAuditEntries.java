package org.tsudoi.auditing.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tsudoi.auditing.AuditQuery;
import org.tsudoi.auditing.domain.AuditEntries;
import org.tsudoi.auditing.domain.AuditEntry;
import org.tsudoi.auditing.domain.EntryReference;

/** Entries in the table {@code audit_entry}. */
@Dependent
class JpaAuditEntries implements AuditEntries {

  private static final String UNSEALED =
      " and not exists (select s.sequence from AuditSeal s where s.entry.writer ="
          + " e.reference.writer and s.entry.counter = e.reference.counter)"
          + " order by e.reference.counter";

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
            query.account().map(account -> account.toString()));
  }

  @Override
  public List<AuditEntry> unsealed(List<EntryReference> entries) {
    return entries.stream()
        .collect(Collectors.groupingBy(EntryReference::writer))
        .entrySet()
        .stream()
        .flatMap(
            run ->
                unsealed(
                    run.getKey(), run.getValue().stream().map(EntryReference::counter).toList())
                    .stream())
        .toList();
  }

  private List<AuditEntry> unsealed(UUID writer, List<Long> counters) {
    return database
        .createQuery(
            "select e from AuditEntry e where e.reference.writer = :writer"
                + " and e.reference.counter in :counters"
                + UNSEALED,
            AuditEntry.class)
        .setParameter("writer", writer.toString())
        .setParameter("counters", counters)
        .getResultList();
  }

  @Override
  public List<AuditEntry> unsealedOf(UUID writer, int max) {
    return database
        .createQuery(
            "select e from AuditEntry e where e.reference.writer = :writer" + UNSEALED,
            AuditEntry.class)
        .setParameter("writer", writer.toString())
        .setMaxResults(max)
        .getResultList();
  }
}
