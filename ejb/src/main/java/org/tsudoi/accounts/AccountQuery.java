package org.tsudoi.accounts;

import java.util.Optional;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/**
 * Which accounts to list, by login name.
 *
 * @param text part of login name, name, reading, e-mail or department; empty for all
 * @param state only those in this state; empty for all that are not deleted
 * @param group only those in this group; empty for all
 * @param role only those with this role; empty for all
 * @param withoutFactor only those without a second factor
 * @param first how many rows to leave out
 * @param max how many rows to return, at most 500
 */
public record AccountQuery(
    String text,
    Optional<AccountState> state,
    Optional<GroupId> group,
    Optional<SystemRole> role,
    boolean withoutFactor,
    int first,
    int max) {

  /** Accounts that are not deleted. */
  public AccountQuery(String text, int first, int max) {
    this(text, Optional.empty(), first, max);
  }

  /** Accounts of any group. */
  public AccountQuery(String text, Optional<AccountState> state, int first, int max) {
    this(text, state, Optional.empty(), first, max);
  }

  /** Accounts whether or not they have a second factor. */
  public AccountQuery(
      String text, Optional<AccountState> state, Optional<GroupId> group, int first, int max) {
    this(text, state, group, Optional.empty(), false, first, max);
  }

  /** The same question about other rows. */
  public AccountQuery page(int from, int most) {
    return new AccountQuery(text, state, group, role, withoutFactor, from, most);
  }
}
