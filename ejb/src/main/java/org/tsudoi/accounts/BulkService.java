package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Does one thing to many users (spec 6.3.2); each of them is audited by itself.
 *
 * <p>Whom an action cannot change is left as it is, with a reason, and stops nobody else: oneself,
 * the last active system administrator, a system administrator for a user administrator.
 */
@Stateless
public class BulkService {

  /** The most users at once. */
  public static final int MOST = 2_000;

  private static final int PAGE = 500;

  private final Accounts accounts;
  private final Groups groups;
  private final SessionKeeper sessions;
  private final AccountWriter writer;
  private final PowerGuard power;
  private final Memberships memberships;
  private final Clock clock;

  /** For the container. */
  public BulkService() {
    this(null, null, null, null, null);
  }

  @Inject
  BulkService(
      Accounts accounts, Groups groups, SessionKeeper sessions, AuditTrail audit, Clock clock) {
    this.accounts = accounts;
    this.groups = groups;
    this.sessions = sessions;
    this.writer = new AccountWriter(sessions, audit, clock);
    this.power = new PowerGuard(sessions);
    this.memberships = new Memberships(groups, audit);
    this.clock = clock;
  }

  /**
   * Says for each user what {@link #run} would do and writes nothing.
   *
   * @throws RefusedException with {@link Problem#TOO_LARGE} when they are more than 2,000, or
   *     {@link Problem#INVALID_VALUE} when the group is missing or does not exist
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public BulkReport preview(Caller caller, BulkOrder order) {
    groupName(order);
    BulkPlan plan = plan(caller, order);
    for (AccountId id : ids(order)) {
      accounts.find(id).ifPresentOrElse(plan::decide, () -> plan.missing(id));
    }
    return plan.report(false);
  }

  /**
   * Does it, all in one transaction, to whom it can be done at this moment; ends at once the
   * sessions that must end.
   *
   * @throws RefusedException as {@link #preview}, with {@link Problem#CONFLICT} when the group was
   *     deleted meanwhile, or with {@link Problem#PROOF_REQUIRED} when an administrator is among
   *     those who can be used no more, or again
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public BulkReport run(Caller caller, BulkOrder order) {
    // Before any row is locked: two who take administrators away do so one after the other.
    accounts.holdGuard();
    String groupName = groupName(order);
    BulkPlan plan = plan(caller, order);
    for (AccountId id : inOneOrder(ids(order))) {
      accounts.lock(id).ifPresentOrElse(plan::decide, () -> plan.missing(id));
    }
    if (order.action().isOfPower()) {
      plan.changed().forEach(account -> power.refuseUnlessProved(caller, account));
    }
    for (Account account : plan.changed()) {
      write(caller, order, account, groupName);
    }
    if (order.action().needsGroup()) {
      memberships.write();
    }
    return plan.report(true);
  }

  private BulkPlan plan(Caller caller, BulkOrder order) {
    return new BulkPlan(accounts, sessions, caller, order, clock.instant());
  }

  private void write(Caller caller, BulkOrder order, Account account, String groupName) {
    Runnable step =
        switch (order.action()) {
          case DISABLE -> () -> writer.disable(caller, account);
          case ENABLE -> () -> writer.enable(caller, account);
          case DELETE -> () -> writer.delete(caller, account);
          case RESTORE -> () -> writer.restore(caller, account);
          case REQUIRE_PASSWORD_CHANGE -> () -> writer.requirePasswordChange(caller, account);
          case END_SESSIONS -> () -> writer.endSessions(caller, account);
          case ADD_TO_GROUP ->
              () -> memberships.put(caller, account, order.group().orElseThrow(), groupName);
          case REMOVE_FROM_GROUP ->
              () -> memberships.take(caller, account, order.group().orElseThrow(), groupName);
        };
    step.run();
  }

  /** The name of the group that the action is about; empty if it is about none. */
  private String groupName(BulkOrder order) {
    if (!order.action().needsGroup()) {
      return "";
    }
    Optional<GroupId> group = order.group();
    return group
        .flatMap(groups::find)
        .map(found -> found.text().name())
        .orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "group"));
  }

  private List<AccountId> ids(BulkOrder order) {
    if (!order.ids().isEmpty()) {
      List<AccountId> ids = order.ids().stream().distinct().toList();
      refuseTooMany(ids.size());
      return ids;
    }
    refuseTooMany(accounts.count(order.query()));
    List<AccountId> ids = new ArrayList<>();
    List<Account> page;
    do {
      page = accounts.find(order.query().page(ids.size(), PAGE));
      page.forEach(account -> ids.add(account.id()));
    } while (page.size() == PAGE && ids.size() <= MOST);
    return ids;
  }

  private static void refuseTooMany(long count) {
    if (count > MOST) {
      throw new RefusedException(Problem.TOO_LARGE, "users");
    }
  }

  /** Whoever locks several accounts does so in this order, so that no two wait for each other. */
  private static List<AccountId> inOneOrder(List<AccountId> ids) {
    return ids.stream().sorted(Comparator.comparing(AccountId::toString)).toList();
  }
}
