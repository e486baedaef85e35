package org.tsudoi.accounts.domain;

import jakarta.persistence.EntityExistsException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.GroupQuery;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/** Where groups are kept; who is in them is kept with the accounts. */
public interface Groups {

  /** The most groups of an installation. */
  int MOST = 1_000;

  /** The most groups of one account. */
  int MOST_OF_ONE = 50;

  /**
   * Adds a group.
   *
   * @throws EntityExistsException at once, if the name exists already
   */
  void add(AccountGroup group);

  /**
   * Writes at once what was changed in groups and in who is in them.
   *
   * @throws EntityExistsException if a name exists already, or what others did is in the way
   */
  void write();

  Optional<AccountGroup> find(GroupId id);

  /** The group with its row locked until the transaction ends. */
  Optional<AccountGroup> lock(GroupId id);

  /** The group with this {@link GroupText#key}. */
  Optional<AccountGroup> findByKey(String key);

  /** A part of the list, by name. */
  List<AccountGroup> find(GroupQuery query);

  /** How many a query finds in all. */
  long count(GroupQuery query);

  /** All groups by name. */
  List<AccountGroup> all();

  /** How many accounts that are not deleted are in each of these groups. */
  Map<GroupId, Long> members(Collection<GroupId> groups);

  /** Whether a system administrator is in the group, deleted or not. */
  boolean holdsSystemAdministrator(GroupId id);

  /** The groups of each of these accounts by name; absent for an account without. */
  Map<AccountId, List<GroupName>> of(Collection<AccountId> accounts);

  /**
   * Takes everybody out of the group and removes it.
   *
   * @throws EntityExistsException at once, if somebody was put into it meanwhile
   */
  void remove(AccountGroup group);
}
