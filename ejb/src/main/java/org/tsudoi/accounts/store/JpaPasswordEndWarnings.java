package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.domain.PasswordAges;
import org.tsudoi.accounts.domain.PasswordEndWarning;
import org.tsudoi.accounts.domain.PasswordEndWarnings;
import org.tsudoi.shared.AccountId;

/** Warnings of the end of passwords in the database. */
@ApplicationScoped
class JpaPasswordEndWarnings implements PasswordEndWarnings {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaPasswordEndWarnings() {}

  JpaPasswordEndWarnings(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public List<AccountId> unwarned(PasswordAges ages, int daysBefore, int max) {
    return entities
        .createQuery(
            "select a.id from Account a where a.state = :active and a.deletedAt is null"
                + " and a.oneTimeUntil is null and a.directorySince is null and a.email <> ''"
                + " and (a.validFrom is null or a.validFrom <= :now)"
                + " and (a.validUntil is null or a.validUntil > :now)"
                + " and a.passwordChangedAt > :after and a.passwordChangedAt <= :until"
                + " and not exists (select w from PasswordEndWarning w where w.accountId = a.id"
                + " and w.daysBefore = :days and w.passwordChangedAt = a.passwordChangedAt)"
                + " order by a.passwordChangedAt",
            String.class)
        .setParameter("active", AccountState.ACTIVE)
        .setParameter("now", ages.now())
        .setParameter("after", ages.after())
        .setParameter("until", ages.until())
        .setParameter("days", daysBefore)
        .setMaxResults(max)
        .getResultStream()
        .map(AccountId::of)
        .toList();
  }

  @Override
  public Optional<PasswordEndWarning> find(AccountId account, int daysBefore) {
    return Optional.ofNullable(
        entities.find(PasswordEndWarning.class, PasswordEndWarning.idOf(account, daysBefore)));
  }

  @Override
  public void add(PasswordEndWarning warning) {
    entities.persist(warning);
  }
}
