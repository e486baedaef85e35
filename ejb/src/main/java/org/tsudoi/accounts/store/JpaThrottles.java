package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
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
  public List<SignInThrottle> closed(Instant now, int first, int max) {
    return entities
        .createQuery(
            "select t from SignInThrottle t where t.closedUntil > :now and t.lockoutId is not null"
                + " order by t.closedUntil desc, t.lockoutId",
            SignInThrottle.class)
        .setParameter("now", now)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public long countClosed(Instant now) {
    return entities
        .createQuery(
            "select count(t) from SignInThrottle t"
                + " where t.closedUntil > :now and t.lockoutId is not null",
            Long.class)
        .setParameter("now", now)
        .getSingleResult();
  }

  @Override
  public Optional<SignInThrottle> findLockout(String id) {
    return entities
        .createQuery("select t.key from SignInThrottle t where t.lockoutId = :id", String.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .flatMap(this::lock);
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
