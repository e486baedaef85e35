package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.accounts.BulkAction;
import org.tsudoi.accounts.BulkOrder;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What shall be done to many users: those in the list, or all that the filter finds.
 *
 * @param action what
 * @param group the id of the group that the action is about; absent if it is about none
 * @param users the ids of the users
 * @param filter which users; only without a list
 */
@Schema(name = "BulkAction")
public record BulkBody(
    @NotNull BulkAction action,
    @Size(max = 36) String group,
    @Size(min = 1, max = 1000) List<@NotNull @Size(max = 36) String> users,
    @Valid Filter filter) {

  /**
   * Which users.
   *
   * @param query part of user ID, name, reading, e-mail or department; absent for all
   * @param state ACTIVE, DISABLED or DELETED; absent for all that are not deleted
   * @param group the id of a group: only those in it
   * @param role only those with this role; absent for all
   * @param withoutSecondFactor only those without a second factor; absent for all
   */
  @Schema(name = "UserFilter")
  public record Filter(
      @Size(max = 200) String query,
      @Size(max = 16) String state,
      @Size(max = 36) String group,
      @Size(max = 32) String role,
      Boolean withoutSecondFactor) {

    AccountQuery accounts() {
      return new AccountQuery(
          query == null ? "" : query,
          UsersResource.stateOf(state == null ? "" : state),
          Optional.ofNullable(group).map(GroupId::of),
          UsersResource.roleOf(role == null ? "" : role),
          Boolean.TRUE.equals(withoutSecondFactor),
          0,
          1);
    }
  }

  BulkOrder order() {
    if ((users == null) == (filter == null)) {
      throw new RefusedException(Problem.INVALID_VALUE, "users");
    }
    return new BulkOrder(
        action,
        Optional.ofNullable(group).map(GroupId::of),
        users == null ? List.of() : users.stream().map(AccountId::of).toList(),
        filter == null ? new AccountQuery("", 0, 1) : filter.accounts());
  }
}
