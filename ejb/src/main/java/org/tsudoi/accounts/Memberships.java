package org.tsudoi.accounts;

import jakarta.persistence.EntityExistsException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Puts locked accounts into groups and takes them out, and tells the audit trail of each. Whether
 * it may be done was asked before.
 */
final class Memberships {

  private final Groups groups;
  private final AuditTrail audit;

  Memberships(Groups groups, AuditTrail audit) {
    this.groups = groups;
    this.audit = audit;
  }

  /**
   * Makes these all the groups of an account.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} when one does not exist or they are
   *     too many
   */
  void replace(Caller caller, Account account, Collection<GroupId> wanted) {
    Set<GroupId> before = account.groups();
    if (wanted.size() > Groups.MOST_OF_ONE) {
      throw new RefusedException(Problem.INVALID_VALUE, "groups");
    }
    for (GroupId group : wanted) {
      if (!before.contains(group)) {
        put(caller, account, group, named(group));
      }
    }
    for (GroupId group : before) {
      if (!wanted.contains(group)) {
        take(caller, account, group, named(group));
      }
    }
    write();
  }

  /**
   * Writes what was put and taken.
   *
   * @throws RefusedException with {@link Problem#CONFLICT} when a group was deleted meanwhile
   */
  void write() {
    try {
      groups.write();
    } catch (EntityExistsException meanwhile) {
      throw new RefusedException(Problem.CONFLICT, meanwhile);
    }
  }

  /** Puts the account into a group; false if it is there already. */
  boolean put(Caller caller, Account account, GroupId group, String name) {
    if (!account.join(group)) {
      return false;
    }
    if (account.groups().size() > Groups.MOST_OF_ONE) {
      throw new RefusedException(Problem.INVALID_VALUE, "groups");
    }
    record(caller, AuditAction.GROUP_MEMBER_ADDED, account, group, name);
    return true;
  }

  /** Takes the account out of a group; false if it is not in it. */
  boolean take(Caller caller, Account account, GroupId group, String name) {
    if (!account.leave(group)) {
      return false;
    }
    record(caller, AuditAction.GROUP_MEMBER_REMOVED, account, group, name);
    return true;
  }

  /**
   * What people call the group.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} when it does not exist
   */
  private String named(GroupId group) {
    return groups
        .find(group)
        .map(found -> found.text().name())
        .orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "groups"));
  }

  private void record(
      Caller caller, AuditAction action, Account account, GroupId group, String name) {
    audit.record(
        caller,
        action,
        AccountAudit.target(account),
        AuditChange.created(Map.of("group", name, "groupId", group.toString())));
  }
}
