package org.tsudoi.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.tsudoi.identity.domain.SeenAssertion;
import org.tsudoi.identity.domain.SeenAssertions;

/** Assertions that were shown, in the database, so that no node takes what another one took. */
@ApplicationScoped
class JpaSeenAssertions implements SeenAssertions {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaSeenAssertions() {}

  JpaSeenAssertions(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public boolean contains(String id) {
    return entities.find(SeenAssertion.class, id) != null;
  }

  @Override
  public void add(SeenAssertion assertion) {
    entities.persist(assertion);
    entities.flush();
  }

  @Override
  public void deleteExpired(Instant now) {
    entities
        .createQuery("delete from SeenAssertion s where s.expiresAt <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
