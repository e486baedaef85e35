package org.tsudoi.accounts;

import java.util.List;
import java.util.Optional;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/**
 * What somebody wants done to many users.
 *
 * @param action what
 * @param group the group that the action is about; empty if it is about none
 * @param ids the users; empty for all that the query finds
 * @param query which users, wherever its page begins; not looked at when there are ids
 */
public record BulkOrder(
    BulkAction action, Optional<GroupId> group, List<AccountId> ids, AccountQuery query) {

  /** Keeps the list from being changed. */
  public BulkOrder {
    ids = List.copyOf(ids);
  }
}
