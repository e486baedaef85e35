package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.GroupQuery;
import org.tsudoi.accounts.domain.AccountGroup;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/** Groups in the database. */
@ApplicationScoped
class JpaGroups implements Groups {

  private static final String MATCHING =
      " from AccountGroup g where (:text = '%%' or g.nameKey like :text escape '\\'"
          + " or lower(g.description) like :text escape '\\')";

  private static final String ALL_MEMBERS = " from account_group_member m where";

  // From the deleted ones outward, which Derby must be told; to PostgreSQL that is a comment. And
  // "is not null" would make Derby look at every account.
  private static final String DELETED_MEMBERS =
      " from --DERBY-PROPERTIES joinOrder=FIXED\n"
          + " account a join account_group_member m on m.account_id = a.id"
          + " where a.deleted_at > {ts '1970-01-01 00:00:00'} and";

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaGroups() {}

  JpaGroups(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(AccountGroup group) {
    entities.persist(group);
    write();
  }

  @Override
  public void write() {
    write(() -> {});
  }

  private void write(Runnable statements) {
    try {
      statements.run();
      entities.flush();
    } catch (PersistenceException failure) {
      throw othersWereInTheWay(failure)
          ? new EntityExistsException("Groups were changed meanwhile", failure)
          : failure;
    }
  }

  /** SQLSTATE classes 23 and 40; a dead database is something else. */
  private static boolean othersWereInTheWay(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("23") || sql.getSQLState().startsWith("40");
      }
    }
    return false;
  }

  @Override
  public Optional<AccountGroup> find(GroupId id) {
    return Optional.ofNullable(entities.find(AccountGroup.class, id.toString()));
  }

  @Override
  public Optional<AccountGroup> lock(GroupId id) {
    AccountGroup group = entities.find(AccountGroup.class, id.toString());
    if (group == null) {
      return Optional.empty();
    }
    // Read again under the lock: what was read before it may be stale.
    entities.lock(group, LockModeType.PESSIMISTIC_WRITE);
    entities.refresh(group);
    return Optional.of(group);
  }

  @Override
  public Optional<AccountGroup> findByKey(String key) {
    return entities
        .createQuery("select g from AccountGroup g where g.nameKey = :key", AccountGroup.class)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<AccountGroup> find(GroupQuery query) {
    return matching(
            entities.createQuery("select g" + MATCHING + " order by g.nameKey", AccountGroup.class),
            query)
        .setFirstResult(query.first())
        .setMaxResults(query.max())
        .getResultList();
  }

  @Override
  public long count(GroupQuery query) {
    return matching(entities.createQuery("select count(g)" + MATCHING, Long.class), query)
        .getSingleResult();
  }

  @Override
  public List<AccountGroup> all() {
    return entities
        .createQuery("select g from AccountGroup g order by g.nameKey", AccountGroup.class)
        .getResultList();
  }

  @Override
  public Map<GroupId, Long> members(Collection<GroupId> groups) {
    Map<GroupId, Long> counts = new HashMap<>();
    groups.forEach(group -> counts.put(group, 0L));
    if (!groups.isEmpty()) {
      // All less the deleted: an index knows the ones, few are the others. Joined with the accounts
      // it took Derby 25 s for twenty groups of which one had 100,000 members.
      count(groups, ALL_MEMBERS)
          .forEach((group, members) -> counts.merge(group, members, Long::sum));
      count(groups, DELETED_MEMBERS)
          .forEach((group, deleted) -> counts.merge(group, -deleted, Long::sum));
    }
    return counts;
  }

  private Map<GroupId, Long> count(Collection<GroupId> groups, String from) {
    String marks = String.join(", ", Collections.nCopies(groups.size(), "?"));
    Query query =
        entities.createNativeQuery(
            "select m.group_id, count(*)"
                + from
                + " m.group_id in ("
                + marks
                + ") group by m.group_id");
    int position = 1;
    for (GroupId group : groups) {
      query.setParameter(position++, group.toString());
    }
    Map<GroupId, Long> counts = new HashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      counts.put(GroupId.of((String) columns[0]), ((Number) columns[1]).longValue());
    }
    return counts;
  }

  @Override
  public boolean holdsSystemAdministrator(GroupId id) {
    return entities
            .createQuery(
                "select count(a) from Account a join a.groups g join a.roles r"
                    + " where g = :group and r = :role",
                Long.class)
            .setParameter("group", id.toString())
            .setParameter("role", SystemRole.SYSTEM_ADMINISTRATOR)
            .getSingleResult()
        > 0;
  }

  @Override
  public Map<AccountId, List<GroupName>> of(Collection<AccountId> accounts) {
    Map<AccountId, List<GroupName>> found = new LinkedHashMap<>();
    if (!accounts.isEmpty()) {
      entities
          .createQuery(
              "select a.id, n from Account a join a.groups g, AccountGroup n"
                  + " where a.id in :accounts and n.id = g order by n.nameKey",
              Object[].class)
          .setParameter("accounts", accounts.stream().map(AccountId::toString).toList())
          .getResultStream()
          .forEach(
              row ->
                  found
                      .computeIfAbsent(AccountId.of((String) row[0]), id -> new ArrayList<>())
                      .add(((AccountGroup) row[1]).named()));
    }
    return found;
  }

  @Override
  public void remove(AccountGroup group) {
    write(
        () -> {
          entities
              .createNativeQuery("delete from account_group_member where group_id = ?")
              .setParameter(1, group.id().toString())
              .executeUpdate();
          entities.remove(group);
        });
  }

  private static <T> TypedQuery<T> matching(TypedQuery<T> query, GroupQuery wanted) {
    String escaped =
        wanted.text().strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    return query.setParameter("text", "%" + escaped + "%");
  }
}
