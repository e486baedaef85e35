package org.tsudoi.policies.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.tsudoi.policies.domain.Agreement;
import org.tsudoi.policies.domain.Agreements;

/** Agreements in the database, within the transaction of the door. */
@ApplicationScoped
class JpaAgreements implements Agreements {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  @Override
  public boolean contain(String person, String digest) {
    return entities.find(Agreement.class, new Agreement.Key(person, digest)) != null;
  }

  @Override
  public void add(Agreement agreement) {
    entities.persist(agreement);
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
