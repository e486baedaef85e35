package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.domain.PasswordAges;
import org.tsudoi.accounts.domain.PasswordEndWarning;
import org.tsudoi.accounts.domain.PasswordEndWarnings;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/** Warnings of the end of passwords in the database. */
@ApplicationScoped
class JpaPasswordEndWarnings implements PasswordEndWarnings {

  private static final String IN_GROUPS =
      " exists (select b from Account b join b.groups h where b = a and h in :%s)";

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaPasswordEndWarnings() {}

  JpaPasswordEndWarnings(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public List<AccountId> unwarned(PasswordAges ages, Set<GroupId> within, int daysBefore, int max) {
    TypedQuery<String> query =
        entities.createQuery(
            "select a.id from Account a where a.state = :active and a.deletedAt is null"
                + " and a.oneTimeUntil is null and a.directorySince is null and a.email <> ''"
                + " and (a.validFrom is null or a.validFrom <= :now)"
                + " and (a.validUntil is null or a.validUntil > :now)"
                + " and a.passwordChangedAt > :after and a.passwordChangedAt <= :until"
                + (within.isEmpty() ? "" : " and" + IN_GROUPS.formatted("within"))
                + (ages.outside().isEmpty() ? "" : " and not" + IN_GROUPS.formatted("outside"))
                + " and not exists (select w from PasswordEndWarning w where w.accountId = a.id"
                + " and w.daysBefore = :days and w.passwordChangedAt = a.passwordChangedAt)"
                + " order by a.passwordChangedAt",
            String.class);
    name(query, "within", within);
    name(query, "outside", ages.outside());
    return query
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

  private static void name(TypedQuery<?> query, String parameter, Set<GroupId> groups) {
    if (!groups.isEmpty()) {
      query.setParameter(parameter, groups.stream().map(GroupId::toString).toList());
    }
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
