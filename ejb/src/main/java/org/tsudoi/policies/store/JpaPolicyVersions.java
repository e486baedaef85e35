package org.tsudoi.policies.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tsudoi.policies.domain.PolicyVersion;
import org.tsudoi.policies.domain.PolicyVersions;

/** Versions of the policy in the database. */
@ApplicationScoped
class JpaPolicyVersions implements PolicyVersions {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaPolicyVersions() {}

  JpaPolicyVersions(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<PolicyVersion> newest() {
    // By the greatest number: Derby finds it in the index, which it cannot read backwards.
    return entities
        .createQuery(
            "select v from PolicyVersion v"
                + " where v.number = (select max(w.number) from PolicyVersion w)",
            PolicyVersion.class)
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<PolicyVersion> find(long number) {
    return Optional.ofNullable(entities.find(PolicyVersion.class, number));
  }

  @Override
  public List<PolicyVersion> list(int first, int max) {
    return entities
        .createQuery("select v from PolicyVersion v order by v.number desc", PolicyVersion.class)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public long count() {
    return entities
        .createQuery("select count(v) from PolicyVersion v", Long.class)
        .getSingleResult();
  }

  @Override
  public void add(PolicyVersion version) {
    try {
      entities.persist(version);
      entities.flush();
    } catch (PersistenceException failure) {
      if (isConflict(failure)) {
        throw new EntityExistsException("Version " + version.number(), failure);
      }
      throw failure;
    }
  }

  /**
   * Whether others were in the way (SQLSTATE classes 23 and 40); a dead database is no conflict.
   */
  static boolean isConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("23") || sql.getSQLState().startsWith("40");
      }
    }
    return false;
  }
}
