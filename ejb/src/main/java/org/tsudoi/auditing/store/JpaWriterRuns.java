package org.tsudoi.auditing.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.domain.WriterRun;
import org.tsudoi.auditing.domain.WriterRuns;

/** Runs of the server in the table {@code audit_writer}. */
@Dependent
class JpaWriterRuns implements WriterRuns {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager database;

  @Inject
  JpaWriterRuns() {}

  JpaWriterRuns(EntityManager database) {
    this.database = database;
  }

  @Override
  public void add(WriterRun run) {
    database.persist(run);
  }

  @Override
  public Optional<WriterRun> find(UUID id) {
    return Optional.ofNullable(database.find(WriterRun.class, id.toString()));
  }

  @Override
  public List<WriterRun> unsettled(String node, UUID current) {
    return database
        .createQuery(
            "select w from WriterRun w where w.node = :node and w.settled = :settled"
                + " and w.id <> :current order by w.startedAt",
            WriterRun.class)
        .setParameter("node", node)
        .setParameter("settled", false)
        .setParameter("current", current.toString())
        .getResultList();
  }
}
