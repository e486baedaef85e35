package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.accounts.domain.HandOverCode;
import org.tsudoi.accounts.domain.HandOverCodes;
import org.tsudoi.shared.AccountId;

/** Codes that hand a sign-in over, in the database. */
@ApplicationScoped
class JpaHandOverCodes implements HandOverCodes {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaHandOverCodes() {}

  JpaHandOverCodes(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(HandOverCode code) {
    entities.persist(code);
  }

  @Override
  public Optional<HandOverCode> find(String codeHash) {
    return Optional.ofNullable(entities.find(HandOverCode.class, codeHash));
  }

  @Override
  public Optional<HandOverCode> lock(String codeHash) {
    return Optional.ofNullable(
        entities.find(HandOverCode.class, codeHash, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public long countMadeSince(AccountId account, Instant moment) {
    return entities
        .createQuery(
            "select count(c) from HandOverCode c where c.accountId = :account and c.madeAt > :moment",
            Long.class)
        .setParameter("account", account.toString())
        .setParameter("moment", moment)
        .getSingleResult();
  }

  @Override
  public void deleteMadeBefore(Instant moment) {
    entities
        .createQuery("delete from HandOverCode c where c.madeAt < :moment")
        .setParameter("moment", moment)
        .executeUpdate();
  }
}
