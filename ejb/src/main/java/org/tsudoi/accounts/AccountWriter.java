package org.tsudoi.accounts;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Writes what was decided about an account: ends the sessions that must end and tells the audit
 * trail, all in the caller's transaction. Whether it may be done was asked before.
 */
final class AccountWriter {

  private final SessionKeeper sessions;
  private final AuditTrail audit;
  private final Clock clock;

  AccountWriter(SessionKeeper sessions, AuditTrail audit, Clock clock) {
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  void created(Caller caller, Account account) {
    audit.record(
        caller,
        AuditAction.ACCOUNT_CREATED,
        AccountAudit.target(account),
        AccountAudit.created(account));
  }

  void describe(Caller caller, Account account, Profile after) {
    Profile before = account.profile();
    long version = account.version();
    account.describe(after);
    if (account.version() != version || !account.isUsable(clock.instant())) {
      sessions.endAll(account, Optional.empty());
    }
    audit.record(
        caller,
        AuditAction.ACCOUNT_CHANGED,
        AccountAudit.target(account),
        AccountAudit.changed(before, after));
  }

  void disable(Caller caller, Account account) {
    if (account.disable()) {
      ended(caller, AuditAction.ACCOUNT_DISABLED, account, AccountState.ACTIVE);
    }
  }

  void enable(Caller caller, Account account) {
    if (account.enable()) {
      recordState(caller, AuditAction.ACCOUNT_ENABLED, account, AccountState.DISABLED, 0);
    }
  }

  void delete(Caller caller, Account account) {
    AccountState before = account.state();
    if (account.delete(clock.instant())) {
      ended(caller, AuditAction.ACCOUNT_DELETED, account, before);
    }
  }

  void restore(Caller caller, Account account) {
    if (account.isErased()) {
      throw new RefusedException(Problem.CONFLICT);
    }
    if (account.restore()) {
      recordState(caller, AuditAction.ACCOUNT_RESTORED, account, AccountState.DELETED, 0);
    }
  }

  void requirePasswordChange(Caller caller, Account account) {
    if (account.requirePasswordChange(clock.instant())) {
      audit.record(
          caller,
          AuditAction.PASSWORD_CHANGE_REQUIRED,
          AccountAudit.target(account),
          AuditChange.none());
    }
  }

  void endSessions(Caller caller, Account account) {
    int ended = sessions.endAll(account, Optional.empty());
    audit.record(
        caller,
        AuditAction.SESSIONS_ENDED,
        AccountAudit.target(account),
        AuditChange.created(Map.of("sessionsEnded", Integer.toString(ended))));
  }

  private void ended(Caller caller, AuditAction action, Account account, AccountState before) {
    int ended = sessions.endAll(account, Optional.empty());
    recordState(caller, action, account, before, ended);
  }

  private void recordState(
      Caller caller, AuditAction action, Account account, AccountState before, int ended) {
    audit.record(
        caller,
        action,
        AccountAudit.target(account),
        new AuditChange(
            Map.of("state", before.name()),
            Map.of("state", account.state().name(), "sessionsEnded", Integer.toString(ended))));
  }
}
