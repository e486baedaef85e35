package org.tsudoi.devices.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.tsudoi.devices.DevicePurpose;
import org.tsudoi.devices.domain.Challenge;
import org.tsudoi.devices.domain.Challenges;

/** Challenges in the database, so that any node takes what another one sent out. */
@ApplicationScoped
class JpaChallenges implements Challenges {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaChallenges() {}

  JpaChallenges(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(Challenge challenge) {
    entities.persist(challenge);
  }

  @Override
  public long count(Instant now) {
    return entities
        .createQuery("select count(c) from Challenge c where c.expiresAt > :now", Long.class)
        .setParameter("now", now)
        .getSingleResult();
  }

  @Override
  public long count(String address, Instant now) {
    return entities
        .createQuery(
            "select count(c) from Challenge c where c.address = :address and c.expiresAt > :now",
            Long.class)
        .setParameter("address", address)
        .setParameter("now", now)
        .getSingleResult();
  }

  @Override
  public boolean use(String hash, DevicePurpose purpose, String server, Instant now) {
    // One statement: of those who try at the same moment the database lets one delete the row.
    return entities
            .createQuery(
                "delete from Challenge c where c.hash = :hash and c.purpose = :purpose"
                    + " and c.server = :server and c.expiresAt > :now")
            .setParameter("hash", hash)
            .setParameter("purpose", purpose)
            .setParameter("server", server)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  @Override
  public void deleteExpired(Instant now) {
    entities
        .createQuery("delete from Challenge c where c.expiresAt <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
