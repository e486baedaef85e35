package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.DeviceReach;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/**
 * Counts people by their devices in the database. The queries name the entities of the room of the
 * devices: a hundred thousand people cannot be asked one by one (ADR 0096).
 */
@ApplicationScoped
class JpaDeviceReach implements DeviceReach {

  private static final String USABLE =
      " from Account a where a.state = :active and a.deletedAt is null"
          + " and (a.validFrom is null or a.validFrom <= :now)"
          + " and (a.validUntil is null or a.validUntil > :now)";

  private static final String WITHOUT_RULE =
      " and not exists (select r from PersonalRule r where r.accountId = a.id)";

  private static final String OUTSIDE =
      " and not exists (select b from Account b join b.groups h where b = a and h in :outside)";

  private static final String DEVICE =
      "exists (select d from Device d where d.accountId = a.id"
          + " and d.state = org.tsudoi.devices.DeviceState.APPROVED";

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaDeviceReach() {}

  JpaDeviceReach(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public long people(Change change) {
    return now(entities.createQuery("select count(a)" + USABLE, Long.class), change)
        .getSingleResult();
  }

  @Override
  public long count(Change change) {
    return now(entities.createQuery("select count(a)" + affected(change), Long.class), change)
        .getSingleResult();
  }

  @Override
  public List<Account> first(Change change, int max) {
    String ordered = "select a" + affected(change) + " order by a.loginName";
    return now(entities.createQuery(ordered, Account.class), change)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public boolean isAffected(Change change, AccountId account) {
    String one = "select count(a)" + affected(change) + " and a.id = :account";
    return now(entities.createQuery(one, Long.class), change)
            .setParameter("account", account.toString())
            .getSingleResult()
        > 0;
  }

  @Override
  public Set<AccountId> servedMembers(GroupId group, DeviceRule rule) {
    return members(group, " and " + served(rule));
  }

  @Override
  public Set<AccountId> membersWithOwnRule(GroupId group) {
    return members(group, " and exists (select r from PersonalRule r where r.accountId = a.id)");
  }

  private Set<AccountId> members(GroupId group, String which) {
    return entities
        .createQuery(
            "select a.id from Account a join a.groups g where g = :group" + which, String.class)
        .setParameter("group", group.toString())
        .getResultStream()
        .map(AccountId::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String affected(Change change) {
    return USABLE
        + WITHOUT_RULE
        + (change.outside().isEmpty() ? "" : OUTSIDE)
        + (change.before() == DeviceRule.OFF ? "" : " and " + served(change.before()))
        + (change.after() == DeviceRule.OFF ? " and 1 = 0" : " and not " + served(change.after()));
  }

  private static String served(DeviceRule rule) {
    return DEVICE
        + (rule.needsMac() ? " and d.macs is not empty" : "")
        + (rule.needsKey() ? " and d.keyId is not null" : "")
        + ")";
  }

  private static <T> TypedQuery<T> now(TypedQuery<T> query, Change change) {
    if (query.getParameters().stream().anyMatch(one -> "outside".equals(one.getName()))) {
      query.setParameter("outside", change.outside().stream().map(GroupId::toString).toList());
    }
    return query.setParameter("active", AccountState.ACTIVE).setParameter("now", change.now());
  }
}
