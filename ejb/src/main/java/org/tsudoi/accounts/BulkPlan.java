package org.tsudoi.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/**
 * Decides for each of many accounts whether an action changes it, and writes nothing.
 *
 * <p>Accounts are decided one after the other as if those before had been changed already, so that
 * the last of several administrators who would be taken away together stays.
 */
final class BulkPlan {

  private final Accounts accounts;
  private final SessionKeeper sessions;
  private final Caller caller;
  private final BulkAction action;
  private final Optional<GroupId> group;
  private final Instant now;
  private final List<BulkLine> lines = new ArrayList<>();
  private final List<Account> changed = new ArrayList<>();
  private int administratorsTakenAway;

  BulkPlan(Accounts accounts, SessionKeeper sessions, Caller caller, BulkOrder order, Instant now) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.caller = caller;
    this.action = order.action();
    this.group = order.group();
    this.now = now;
  }

  void decide(Account account) {
    Optional<BulkReason> reason = reasonAgainst(account);
    if (reason.isEmpty()) {
      changed.add(account);
    }
    lines.add(
        new BulkLine(account.id(), account.loginName().value(), account.displayName(), reason));
  }

  void missing(AccountId id) {
    lines.add(new BulkLine(id, "", "", Optional.of(BulkReason.NOT_FOUND)));
  }

  /** The accounts that the action changes. */
  List<Account> changed() {
    return changed;
  }

  BulkReport report(boolean written) {
    return new BulkReport(
        written, lines.stream().sorted(Comparator.comparing(BulkLine::loginName)).toList());
  }

  private Optional<BulkReason> reasonAgainst(Account account) {
    if (action.sparesOneself() && caller.is(account.id())) {
      return Optional.of(BulkReason.YOURSELF);
    }
    if (!caller.mayTouch(account.roles())) {
      return Optional.of(BulkReason.FORBIDDEN);
    }
    if (account.isDeleted() && action != BulkAction.RESTORE) {
      return Optional.of(BulkReason.DELETED);
    }
    if (account.isErased()) {
      return Optional.of(BulkReason.ERASED);
    }
    if (isSoAlready(account)) {
      return Optional.of(BulkReason.ALREADY);
    }
    return switch (action) {
      case DISABLE, DELETE -> takesTheLastAdministrator(account);
      case ADD_TO_GROUP ->
          account.groups().size() >= Groups.MOST_OF_ONE
              ? Optional.of(BulkReason.TOO_MANY_GROUPS)
              : Optional.empty();
      case REQUIRE_PASSWORD_CHANGE ->
          account.isInDirectory() ? Optional.of(BulkReason.IN_DIRECTORY) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean isSoAlready(Account account) {
    return switch (action) {
      case DISABLE -> account.state() == AccountState.DISABLED;
      case ENABLE -> account.state() == AccountState.ACTIVE;
      case DELETE -> false;
      case RESTORE -> !account.isDeleted();
      case ADD_TO_GROUP -> account.groups().contains(group.orElseThrow());
      case REMOVE_FROM_GROUP -> !account.groups().contains(group.orElseThrow());
      case REQUIRE_PASSWORD_CHANGE -> account.passwordChangeRequired();
      case END_SESSIONS -> sessions.living(account).isEmpty();
    };
  }

  private Optional<BulkReason> takesTheLastAdministrator(Account account) {
    if (!account.has(SystemRole.SYSTEM_ADMINISTRATOR) || !account.isUsable(now)) {
      return Optional.empty();
    }
    long others = accounts.otherActiveAdministrators(account.id(), now);
    if (others - administratorsTakenAway <= 0) {
      return Optional.of(BulkReason.LAST_ADMINISTRATOR);
    }
    administratorsTakenAway++;
    return Optional.empty();
  }
}
