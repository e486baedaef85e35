package org.tsudoi.auditing.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tsudoi.auditing.domain.AuditSeal;
import org.tsudoi.auditing.domain.AuditSeals;
import org.tsudoi.auditing.domain.EntryReference;

/** The chain in the table {@code audit_seal}. */
@Dependent
class JpaAuditSeals implements AuditSeals {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager database;

  @Inject
  JpaAuditSeals() {}

  JpaAuditSeals(EntityManager database) {
    this.database = database;
  }

  @Override
  public Optional<AuditSeal> last() {
    // Derby answers max() from the end of the index; "order by … desc" would sort the table.
    return Optional.ofNullable(
            database
                .createQuery("select max(s.sequence) from AuditSeal s", Long.class)
                .getSingleResult())
        .map(sequence -> database.find(AuditSeal.class, sequence));
  }

  @Override
  public void add(AuditSeal seal) {
    database.persist(seal);
  }

  @Override
  public Map<EntryReference, Long> sequences(Collection<EntryReference> entries) {
    Map<UUID, List<EntryReference>> runs =
        entries.stream().collect(Collectors.groupingBy(EntryReference::writer));
    Map<EntryReference, Long> sequences = new HashMap<>();
    runs.forEach(
        (writer, ofRun) ->
            seals(writer, ofRun).forEach(seal -> sequences.put(seal.entry(), seal.sequence())));
    return sequences;
  }

  private List<AuditSeal> seals(UUID writer, List<EntryReference> entries) {
    return database
        .createQuery(
            "select s from AuditSeal s where s.entry.writer = :writer"
                + " and s.entry.counter in :counters",
            AuditSeal.class)
        .setParameter("writer", writer.toString())
        .setParameter("counters", entries.stream().map(EntryReference::counter).toList())
        .getResultList();
  }
}
