package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.AccountSheet;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.OneTimePassword;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The two steps of an import that touch the database, each in a transaction of its own, so that
 * none is open while the hashes of thousands of passwords are computed.
 */
@ApplicationScoped
class AccountImporter {

  /** Whom the audit entries about many accounts are about. */
  static final AuditTarget ACCOUNTS = new AuditTarget("accounts", "", "");

  private final Accounts accounts;
  private final Groups groups;
  private final AccountWriter writer;
  private final PowerGuard power;
  private final Memberships memberships;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  AccountImporter() {
    this(null, null, null, null, null);
  }

  @Inject
  AccountImporter(
      Accounts accounts, Groups groups, SessionKeeper sessions, AuditTrail audit, Clock clock) {
    this.accounts = accounts;
    this.groups = groups;
    this.memberships = new Memberships(groups, audit);
    this.power = new PowerGuard(sessions);
    this.writer = new AccountWriter(sessions, audit, clock);
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A password for a newcomer.
   *
   * @param plain what the person is told
   * @param hash what is stored
   */
  record Prepared(OneTimePassword plain, PasswordHash hash) {}

  @Transactional(TxType.REQUIRES_NEW)
  ImportReport preview(Caller caller, AccountSheet sheet) {
    return new ImportPlan(accounts, groups, clock, caller, sheet).report(false, List.of());
  }

  /**
   * As {@link #preview}, for a file that is to be taken next: refuses before hashes are computed.
   */
  @Transactional(TxType.REQUIRES_NEW)
  ImportReport decide(Caller caller, AccountSheet sheet) {
    ImportPlan plan = new ImportPlan(accounts, groups, clock, caller, sheet);
    ImportReport decided = plan.report(false, List.of());
    if (!decided.isRefused()) {
      refuseUnlessProved(caller, plan);
    }
    return decided;
  }

  private void refuseUnlessProved(Caller caller, ImportPlan plan) {
    if (plan.isOfPower()) {
      power.refuseUnlessProved(caller);
    }
  }

  /** Decides once more, under the guard, and writes everything or nothing. */
  @Transactional(TxType.REQUIRES_NEW)
  ImportReport write(Caller caller, AccountSheet sheet, List<Prepared> passwords) {
    accounts.holdGuard();
    ImportPlan plan = new ImportPlan(accounts, groups, clock, caller, sheet);
    ImportReport decided = plan.report(false, List.of());
    if (decided.isRefused()) {
      return decided;
    }
    refuseUnlessProved(caller, plan);
    if (plan.newcomers() > passwords.size()) {
      throw new RefusedException(Problem.CONFLICT);
    }
    List<ImportedPassword> told = new ArrayList<>();
    Iterator<Prepared> next = passwords.iterator();
    for (ImportPlan.Step step : plan.steps()) {
      if (step.account().isPresent()) {
        change(caller, step, step.account().get());
      } else {
        told.add(create(caller, step, next.next()));
      }
    }
    audit.record(caller, AuditAction.ACCOUNTS_IMPORTED, ACCOUNTS, counts(decided));
    return plan.report(true, told);
  }

  private ImportedPassword create(Caller caller, ImportPlan.Step step, Prepared password) {
    Account account =
        new Account(
            AccountId.random(), step.name(), step.profile(), password.hash(), clock.instant());
    try {
      accounts.add(account);
    } catch (PersistenceException takenMeanwhile) {
      throw new RefusedException(Problem.LOGIN_NAME_TAKEN, takenMeanwhile);
    }
    writer.created(caller, account);
    step.groups().ifPresent(wanted -> memberships.replace(caller, account, wanted));
    return new ImportedPassword(
        account.loginName().value(), account.displayName(), password.plain().value());
  }

  private void change(Caller caller, ImportPlan.Step step, Account planned) {
    var before = planned.profile();
    Account account =
        accounts
            .lock(planned.id())
            .filter(now -> !now.isDeleted() && now.profile().equals(before))
            .orElseThrow(() -> new RefusedException(Problem.CONFLICT));
    if (!step.profile().equals(before)) {
      writer.describe(caller, account, step.profile());
    }
    step.groups().ifPresent(wanted -> memberships.replace(caller, account, wanted));
  }

  private static AuditChange counts(ImportReport report) {
    return AuditChange.created(
        Map.of(
            "created", Long.toString(report.count(ImportOutcome.CREATED)),
            "changed", Long.toString(report.count(ImportOutcome.CHANGED))));
  }
}
