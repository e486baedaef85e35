package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.accounts.domain.SignInThrottle;
import org.tsudoi.accounts.domain.Throttles;

/** Counts of wrong tries in the database, so that a restart forgives nothing. */
@ApplicationScoped
class JpaThrottles implements Throttles {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaThrottles() {}

  JpaThrottles(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<SignInThrottle> lock(String key) {
    return Optional.ofNullable(
        entities.find(SignInThrottle.class, key, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public void add(SignInThrottle throttle) {
    entities.persist(throttle);
    entities.flush();
  }

  @Override
  public void forget(String key) {
    entities
        .createQuery("delete from SignInThrottle t where t.key = :key")
        .setParameter("key", key)
        .executeUpdate();
  }

  @Override
  public void deleteQuietSince(Instant instant) {
    entities
        .createQuery("delete from SignInThrottle t where t.lastTryAt < :instant")
        .setParameter("instant", instant)
        .executeUpdate();
  }
}
