package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.accounts.domain.PasswordResets;
import org.tsudoi.accounts.domain.ResetLink;
import org.tsudoi.accounts.domain.ResetRequest;
import org.tsudoi.shared.AccountId;

/** Requests for another password, and links, in the database. */
@ApplicationScoped
class JpaPasswordResets implements PasswordResets {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaPasswordResets() {}

  JpaPasswordResets(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(ResetRequest request) {
    entities.persist(request);
  }

  @Override
  public List<UUID> waiting(int max) {
    return entities
        .createQuery("select r.id from ResetRequest r order by r.askedAt", String.class)
        .setMaxResults(max)
        .getResultStream()
        .map(UUID::fromString)
        .toList();
  }

  @Override
  public long countWaiting() {
    return entities
        .createQuery("select count(r) from ResetRequest r", Long.class)
        .getSingleResult();
  }

  @Override
  public Optional<ResetRequest> lock(UUID id) {
    return Optional.ofNullable(
        entities.find(ResetRequest.class, id.toString(), LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public void remove(ResetRequest request) {
    entities.remove(request);
  }

  @Override
  public void add(ResetLink link) {
    entities.persist(link);
  }

  @Override
  public Optional<ResetLink> find(String tokenHash) {
    return Optional.ofNullable(entities.find(ResetLink.class, tokenHash));
  }

  @Override
  public Optional<ResetLink> lock(String tokenHash) {
    return Optional.ofNullable(
        entities.find(ResetLink.class, tokenHash, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public void deleteLinksOf(AccountId account) {
    entities
        .createQuery("delete from ResetLink l where l.accountId = :account")
        .setParameter("account", account.toString())
        .executeUpdate();
  }

  @Override
  public void deleteRunOut(Instant now) {
    entities
        .createQuery("delete from ResetLink l where l.worksUntil <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }

  @Override
  public void deleteAskedBefore(Instant moment) {
    entities
        .createQuery("delete from ResetRequest r where r.askedAt < :moment")
        .setParameter("moment", moment)
        .executeUpdate();
  }
}
