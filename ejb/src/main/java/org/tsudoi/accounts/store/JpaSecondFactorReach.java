package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.SecondFactorReach;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.SystemRole;

/** Counts people by their second factor in the database. */
@ApplicationScoped
class JpaSecondFactorReach implements SecondFactorReach {

  private static final String ENROLLED =
      " (exists (select f from SecondFactor f"
          + " where f.accountId = a.id and f.confirmedAt is not null)"
          + " or exists (select k from Passkey k where k.accountId = a.id))";

  /** What an account without second factor is told by. */
  static final String WITHOUT = " and not" + ENROLLED;

  private static final String USABLE =
      " from Account a where a.state = :active and a.deletedAt is null"
          + " and (a.validFrom is null or a.validFrom <= :now)"
          + " and (a.validUntil is null or a.validUntil > :now)";

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaSecondFactorReach() {}

  JpaSecondFactorReach(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public long people(Instant now) {
    return now(entities.createQuery("select count(a)" + USABLE, Long.class), now).getSingleResult();
  }

  @Override
  public long enrolled(Instant now) {
    String having = "select count(a)" + USABLE + " and" + ENROLLED;
    return now(entities.createQuery(having, Long.class), now).getSingleResult();
  }

  @Override
  public long countWithout(Holders holders) {
    return holders(entities.createQuery("select count(a)" + without(holders), Long.class), holders)
        .getSingleResult();
  }

  @Override
  public List<Account> firstWithout(Holders holders, int max) {
    String ordered = "select a" + without(holders) + " order by a.loginName";
    return holders(entities.createQuery(ordered, Account.class), holders)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public boolean isWithout(Holders holders, AccountId account) {
    String one = "select count(a)" + without(holders) + " and a.id = :account";
    return holders(entities.createQuery(one, Long.class), holders)
            .setParameter("account", account.toString())
            .getSingleResult()
        > 0;
  }

  private static String without(Holders holders) {
    String roles =
        holders.roles().stream()
            .map(role -> ":" + role + " member of a.roles")
            .collect(Collectors.joining(" or "));
    return USABLE + " and (" + (roles.isEmpty() ? "1 = 0" : roles) + ")" + WITHOUT;
  }

  private static <T> TypedQuery<T> holders(TypedQuery<T> query, Holders holders) {
    Set<SystemRole> roles = holders.roles();
    roles.forEach(role -> query.setParameter(role.name(), role));
    return now(query, holders.now());
  }

  private static <T> TypedQuery<T> now(TypedQuery<T> query, Instant now) {
    return query.setParameter("active", AccountState.ACTIVE).setParameter("now", now);
  }
}
