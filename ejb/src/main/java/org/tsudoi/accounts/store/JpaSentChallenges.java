package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.accounts.PasskeyPurpose;
import org.tsudoi.accounts.domain.SentChallenge;
import org.tsudoi.accounts.domain.SentChallenges;
import org.tsudoi.shared.AccountId;

/** Challenges for passkeys in the database, so that any node takes what another one sent out. */
@ApplicationScoped
class JpaSentChallenges implements SentChallenges {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaSentChallenges() {}

  JpaSentChallenges(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(SentChallenge challenge) {
    entities.persist(challenge);
  }

  @Override
  public long count(Instant now) {
    return entities
        .createQuery("select count(c) from SentChallenge c where c.expiresAt > :now", Long.class)
        .setParameter("now", now)
        .getSingleResult();
  }

  @Override
  public long count(String address, Instant now) {
    return entities
        .createQuery(
            "select count(c) from SentChallenge c"
                + " where c.address = :address and c.expiresAt > :now",
            Long.class)
        .setParameter("address", address)
        .setParameter("now", now)
        .getSingleResult();
  }

  @Override
  public boolean use(
      String hash, PasskeyPurpose purpose, Optional<AccountId> account, Instant now) {
    // One statement: of those who try at the same moment the database lets one delete the row.
    return entities
            .createQuery(
                "delete from SentChallenge c where c.hash = :hash and c.purpose = :purpose"
                    + " and c.accountId = :account and c.expiresAt > :now")
            .setParameter("hash", hash)
            .setParameter("purpose", purpose)
            .setParameter("account", SentChallenge.accountText(account))
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  @Override
  public void deleteExpired(Instant now) {
    entities
        .createQuery("delete from SentChallenge c where c.expiresAt <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
