package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.tsudoi.accounts.domain.SecondFactor;
import org.tsudoi.accounts.domain.SecondFactors;
import org.tsudoi.shared.AccountId;

/** Second factors in the database. */
@ApplicationScoped
class JpaSecondFactors implements SecondFactors {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaSecondFactors() {}

  JpaSecondFactors(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<SecondFactor> find(AccountId account) {
    return Optional.ofNullable(entities.find(SecondFactor.class, account.toString()));
  }

  @Override
  public Optional<SecondFactor> lock(AccountId account) {
    SecondFactor factor = entities.find(SecondFactor.class, account.toString());
    if (factor == null) {
      return Optional.empty();
    }
    // Read again under the lock: what was read before it may be stale.
    entities.lock(factor, LockModeType.PESSIMISTIC_WRITE);
    entities.refresh(factor);
    return Optional.of(factor);
  }

  @Override
  public void add(SecondFactor factor) {
    entities.persist(factor);
  }

  @Override
  public void remove(SecondFactor factor) {
    entities.remove(factor);
  }
}
