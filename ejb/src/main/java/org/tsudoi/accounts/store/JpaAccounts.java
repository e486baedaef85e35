package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.GroupMember;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.MemberPassword;
import org.tsudoi.accounts.domain.PasswordAges;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.PasswordHistory;
import org.tsudoi.accounts.domain.PastPassword;
import org.tsudoi.accounts.domain.SearchText;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.DatabaseKind;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/** Accounts in the database. */
@ApplicationScoped
class JpaAccounts implements Accounts {

  private static final String NEWCOMERS =
      " from Account a where a.oneTimeUntil is not null and a.deletedAt is null";

  private static final String ACTIVE =
      " a.state = :active and a.deletedAt is null"
          + " and (a.validFrom is null or a.validFrom <= :now)"
          + " and (a.validUntil is null or a.validUntil > :now)";

  private static final String USABLE =
      " a.oneTimeUntil is null and a.changeRequiredAt is null and a.directorySince is null and"
          + ACTIVE;

  private static final String OWN_PASSWORDS =
      " from Account a where"
          + USABLE
          + " and a.passwordChangedAt > :after and a.passwordChangedAt <= :until";

  private static final String OUTSIDE =
      " and not exists (select b from Account b join b.groups h where b = a and h in :outside)";

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaAccounts() {}

  JpaAccounts(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(Account account) {
    entities.persist(account);
    entities.flush();
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Optional.ofNullable(entities.find(Account.class, id.toString()));
  }

  @Override
  public Optional<Account> lock(AccountId id) {
    Account account = entities.find(Account.class, id.toString());
    if (account == null) {
      return Optional.empty();
    }
    // Read again under the lock: what was read before it may be stale.
    entities.lock(account, LockModeType.PESSIMISTIC_WRITE);
    entities.refresh(account);
    return Optional.of(account);
  }

  @Override
  public Optional<Account> findByLoginName(LoginName name) {
    return entities
        .createQuery("select a from Account a where a.loginName = :name", Account.class)
        .setParameter("name", name.value())
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<Account> find(AccountQuery query) {
    // First who, which an index answers, then their rows.
    List<String> ids =
        matching("a.id", query, String.class, " order by a.loginName")
            .setFirstResult(query.first())
            .setMaxResults(query.max())
            .getResultList();
    return ids.isEmpty() ? List.of() : rows(ids);
  }

  private List<Account> rows(List<String> ids) {
    return entities
        .createQuery(
            "select a from Account a where a.id in :ids order by a.loginName", Account.class)
        .setParameter("ids", ids)
        .setHint("eclipselink.batch.type", "IN")
        .setHint("eclipselink.batch", "a.roles")
        .getResultList();
  }

  @Override
  public long count(AccountQuery query) {
    // Of a number, not of a column: so Derby counts in the narrowest index.
    return matching("count(1)", query, Long.class, "").getSingleResult();
  }

  @Override
  public List<Account> unfolded(int max) {
    return entities
        .createQuery("select a from Account a where a.searchText = ''", Account.class)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public void pack() {
    if (kind() == DatabaseKind.DERBY) {
      entities
          .createNativeQuery("call syscs_util.syscs_compress_table('APP', 'ACCOUNT', 0)")
          .executeUpdate();
    }
  }

  private DatabaseKind kind() {
    try {
      return DatabaseKind.of(entities.unwrap(Connection.class));
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  @Override
  public List<Account> newcomers(int max) {
    return entities
        .createQuery("select a" + NEWCOMERS + " order by a.loginName", Account.class)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public long countNewcomers() {
    return entities.createQuery("select count(a)" + NEWCOMERS, Long.class).getSingleResult();
  }

  @Override
  public long countOwnPasswords(PasswordAges ages) {
    return chosen(entities.createQuery("select count(a)" + ownPasswords(ages), Long.class), ages)
        .getSingleResult();
  }

  @Override
  public List<Account> ownPasswords(PasswordAges ages, int max) {
    String ordered = "select a" + ownPasswords(ages) + " order by a.loginName";
    return chosen(entities.createQuery(ordered, Account.class), ages)
        .setMaxResults(max)
        .getResultList();
  }

  private static String ownPasswords(PasswordAges ages) {
    return OWN_PASSWORDS + (ages.outside().isEmpty() ? "" : OUTSIDE);
  }

  private static <T> TypedQuery<T> chosen(TypedQuery<T> query, PasswordAges ages) {
    if (!ages.outside().isEmpty()) {
      query.setParameter("outside", ids(ages.outside()));
    }
    return query
        .setParameter("active", AccountState.ACTIVE)
        .setParameter("now", ages.now())
        .setParameter("after", ages.after())
        .setParameter("until", ages.until());
  }

  private static List<String> ids(Collection<GroupId> groups) {
    return groups.stream().map(GroupId::toString).toList();
  }

  @Override
  public List<MemberPassword> memberPasswords(
      GroupId group, Collection<GroupId> others, Instant now) {
    Map<String, Set<GroupId>> alsoIn = others.isEmpty() ? Map.of() : alsoIn(group, others);
    return entities
        .createQuery(
            "select a.id, a.passwordChangedAt from Account a join a.groups g where g = :group and"
                + USABLE
                + " order by a.loginName",
            Object[].class)
        .setParameter("group", group.toString())
        .setParameter("active", AccountState.ACTIVE)
        .setParameter("now", now)
        .getResultStream()
        .map(
            row ->
                new MemberPassword(
                    AccountId.of((String) row[0]),
                    (Instant) row[1],
                    alsoIn.getOrDefault((String) row[0], Set.of())))
        .toList();
  }

  @Override
  public List<GroupMember> usableMembers(GroupId group, Collection<GroupId> others, Instant now) {
    Map<String, Set<GroupId>> alsoIn = others.isEmpty() ? Map.of() : alsoIn(group, others);
    return entities
        .createQuery(
            "select a.id from Account a join a.groups g where g = :group and"
                + ACTIVE
                + " order by a.loginName",
            String.class)
        .setParameter("group", group.toString())
        .setParameter("active", AccountState.ACTIVE)
        .setParameter("now", now)
        .getResultStream()
        .map(id -> new GroupMember(AccountId.of(id), alsoIn.getOrDefault(id, Set.of())))
        .toList();
  }

  @Override
  public List<Account> activeAdministrators(Instant now) {
    return entities
        .createQuery(
            "select a from Account a where :role member of a.roles and" + ACTIVE, Account.class)
        .setParameter("role", SystemRole.SYSTEM_ADMINISTRATOR)
        .setParameter("active", AccountState.ACTIVE)
        .setParameter("now", now)
        .getResultList();
  }

  private Map<String, Set<GroupId>> alsoIn(GroupId group, Collection<GroupId> others) {
    Map<String, Set<GroupId>> found = new HashMap<>();
    entities
        .createQuery(
            "select a.id, h from Account a join a.groups g join a.groups h"
                + " where g = :group and h in :others",
            Object[].class)
        .setParameter("group", group.toString())
        .setParameter("others", ids(others))
        .getResultStream()
        .forEach(
            row ->
                found
                    .computeIfAbsent((String) row[0], id -> new HashSet<>())
                    .add(GroupId.of((String) row[1])));
    return found;
  }

  @Override
  public void holdGuard() {
    entities
        .createNativeQuery("update administrator_guard set id = 1 where id = 1")
        .executeUpdate();
  }

  @Override
  public boolean isEmpty() {
    return entities.createQuery("select count(a) from Account a", Long.class).getSingleResult()
        == 0;
  }

  @Override
  public long otherActiveAdministrators(AccountId besides, Instant now) {
    return entities
        .createQuery(
            "select count(a) from Account a where :role member of a.roles and a.state = :active"
                + " and a.deletedAt is null"
                + " and a.id <> :besides and (a.validFrom is null or a.validFrom <= :now)"
                + " and (a.validUntil is null or a.validUntil > :now)",
            Long.class)
        .setParameter("role", SystemRole.SYSTEM_ADMINISTRATOR)
        .setParameter("active", AccountState.ACTIVE)
        .setParameter("besides", besides.toString())
        .setParameter("now", now)
        .getSingleResult();
  }

  @Override
  public void remember(PastPassword password) {
    entities.persist(password);
  }

  @Override
  public PasswordHistory passwordHistory(AccountId id) {
    List<PasswordHash> hashes =
        entities
            .createQuery(
                "select p from PastPassword p where p.accountId = :account order by p.id desc",
                PastPassword.class)
            .setParameter("account", id.toString())
            .setMaxResults(PasswordHistory.MAX_GENERATIONS)
            .getResultStream()
            .map(PastPassword::hash)
            .toList();
    return new PasswordHistory(hashes);
  }

  private <T> TypedQuery<T> matching(
      String what, AccountQuery wanted, Class<T> type, String order) {
    String text = SearchText.folded(wanted.text().strip());
    Optional<AccountState> state = wanted.state().filter(each -> each != AccountState.DELETED);
    TypedQuery<T> query =
        entities.createQuery(
            "select "
                + what
                + " from Account a"
                + " where"
                + (wanted.group().isPresent() ? " :group member of a.groups and" : "")
                + (wanted.state().isPresent() && state.isEmpty()
                    ? " a.deletedAt is not null"
                    : " a.deletedAt is null")
                + (state.isPresent() ? " and a.state = :state" : "")
                + (wanted.withoutFactor() ? JpaSecondFactorReach.WITHOUT : "")
                + (wanted.role().isPresent() ? " and locate(:role, a.searchText) > 0" : "")
                + (text.isEmpty() ? "" : " and locate(:text, a.searchText) > 0")
                + order,
            type);
    wanted.group().ifPresent(group -> query.setParameter("group", group.toString()));
    state.ifPresent(each -> query.setParameter("state", each));
    wanted.role().ifPresent(role -> query.setParameter("role", SearchText.mark(role)));
    if (!text.isEmpty()) {
      query.setParameter("text", text);
    }
    return query;
  }
}
