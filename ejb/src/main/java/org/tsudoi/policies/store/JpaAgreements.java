package org.tsudoi.policies.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import org.tsudoi.policies.domain.Agreement;
import org.tsudoi.policies.domain.Agreements;
import org.tsudoi.shared.StorageFault;

/** Agreements in the database, within the transaction of the door. */
@ApplicationScoped
class JpaAgreements implements Agreements {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaAgreements() {}

  JpaAgreements(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public boolean contain(String person, String digest) {
    return entities.find(Agreement.class, new Agreement.Key(person, digest)) != null;
  }

  @Override
  public void add(Agreement agreement) {
    try {
      entities.persist(agreement);
      entities.flush();
    } catch (PersistenceException failure) {
      if (StorageFault.isConflict(failure)) {
        throw new EntityExistsException("Agreement", failure);
      }
      throw failure;
    }
  }

  @Override
  public List<Agreement> of(String person) {
    return entities
        .createQuery(
            "select a from Agreement a where a.person = :person"
                + " order by a.agreedAt desc, a.digest",
            Agreement.class)
        .setParameter("person", person)
        .getResultList();
  }

  @Override
  public void forget(String person) {
    entities
        .createQuery("delete from Agreement a where a.person = :person")
        .setParameter("person", person)
        .executeUpdate();
  }

  @Override
  public void forgetSessions(Instant before) {
    entities
        .createQuery(
            "delete from Agreement a where a.person like :session and a.agreedAt < :before")
        .setParameter("session", Agreement.SESSION + "%")
        .setParameter("before", before)
        .executeUpdate();
  }
}
