package org.tsudoi.accounts;

import java.util.Set;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/**
 * What an administrator says about a new user; texts that are not known are empty.
 *
 * @param loginName the user ID, 3 to 64 characters; compared in lower case
 * @param displayName the name that people see, 1 to 100 characters
 * @param kana the reading of the name
 * @param email where notices go
 * @param department where the person works
 * @param roles at least one system role
 * @param language {@code en} or {@code ja}
 * @param timeZone a region, as {@code Asia/Tokyo}, or empty for that of the browser
 * @param validity when the account may be used
 * @param groups the groups that the account is in
 */
public record NewAccount(
    String loginName,
    String displayName,
    String kana,
    String email,
    String department,
    Set<SystemRole> roles,
    String language,
    String timeZone,
    Validity validity,
    Set<GroupId> groups) {

  /** Makes the sets immutable. */
  public NewAccount {
    roles = Set.copyOf(roles);
    groups = Set.copyOf(groups);
  }

  /** A new user in no group, who lives by the clock of the browser. */
  public NewAccount(
      String loginName,
      String displayName,
      String kana,
      String email,
      String department,
      Set<SystemRole> roles,
      String language,
      Validity validity) {
    this(loginName, displayName, kana, email, department, roles, language, "", validity, Set.of());
  }

  /** A new user without department and without limits of time. */
  public NewAccount(
      String loginName,
      String displayName,
      String kana,
      String email,
      Set<SystemRole> roles,
      String language) {
    this(loginName, displayName, kana, email, "", roles, language, Validity.always());
  }
}
