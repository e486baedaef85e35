package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.OneTimePassword;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * What administrators do to accounts (spec 6.3.2); each change is audited with before and after.
 *
 * <p>A user administrator can neither make a system administrator nor touch one.
 */
@Stateless
public class AccountService {

  private static final int MAX_ROWS = 500;

  private final Accounts accounts;
  private final SessionKeeper sessions;
  private final PasswordGate gate;
  private final AuditTrail audit;
  private final AccountWriter writer;
  private final PowerGuard power;
  private final Memberships memberships;
  private final Clock clock;
  private final SecureRandom random;

  /** For the container. */
  public AccountService() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  AccountService(
      Accounts accounts,
      Groups groups,
      SessionKeeper sessions,
      PasswordGate gate,
      AuditTrail audit,
      Clock clock,
      SecureRandom random) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.gate = gate;
    this.audit = audit;
    this.writer = new AccountWriter(sessions, audit, clock);
    this.power = new PowerGuard(sessions);
    this.memberships = new Memberships(groups, audit);
    this.clock = clock;
    this.random = random;
  }

  /**
   * Creates a user with a one-time password, which must be changed at the first sign-in and expires
   * unused after 72 hours (spec 6.1.2).
   *
   * <p>Only a system administrator may give the role of system administrator.
   *
   * @throws RefusedException with {@link Problem#LOGIN_NAME_TAKEN}, with {@link
   *     Problem#INVALID_VALUE} naming the field, or for an administrator with {@link
   *     Problem#PROOF_REQUIRED}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public CreatedAccount create(Caller caller, NewAccount wanted) {
    LoginName name = LoginName.of(wanted.loginName());
    Profile profile =
        new Profile(
            wanted.displayName(),
            wanted.kana(),
            wanted.email(),
            wanted.department(),
            wanted.roles(),
            wanted.language(),
            wanted.timeZone(),
            wanted.validity());
    refuseUnlessMayTouch(caller, profile);
    power.refuseUnlessProved(caller, Optional.empty(), profile);
    OneTimePassword oneTime = OneTimePassword.generate(random);
    Account account =
        new Account(AccountId.random(), name, profile, hash(oneTime), clock.instant());
    add(account);
    writer.created(caller, account);
    memberships.replace(caller, account, wanted.groups());
    return new CreatedAccount(account.id(), oneTime.value());
  }

  /**
   * Changes what the administrator said about a user, groups included. Other roles end the user's
   * sessions at once.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#INVALID_VALUE}, with
   *     {@link Problem#LAST_ADMINISTRATOR} when nobody would be left to run the installation, or
   *     with {@link Problem#PROOF_REQUIRED} when it gives or takes the power to administer
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public AccountView change(Caller caller, AccountId id, AccountChange change) {
    accounts.holdGuard();
    Account account = locked(caller, id);
    Profile before = account.profile();
    Profile after =
        new Profile(
            change.displayName().orElse(before.displayName()),
            change.kana().orElse(before.kana()),
            change.email().orElse(before.email()),
            change.department().orElse(before.department()),
            change.roles().orElse(before.roles()),
            change.language().orElse(before.language()),
            change.timeZone().orElse(before.timeZone()),
            change.validity().orElse(before.validity()));
    refuseUnlessMayTouch(caller, after);
    if (!after.roles().contains(SystemRole.SYSTEM_ADMINISTRATOR)
        || !after.validity().covers(clock.instant())) {
      refuseIfNobodyWouldBeLeft(account);
    }
    power.refuseUnlessProved(caller, Optional.of(before), after);
    change.groups().ifPresent(groups -> memberships.replace(caller, account, groups));
    if (!after.equals(before)) {
      writer.describe(caller, account, after);
    }
    return account.view();
  }

  /**
   * Forbids an account to be used and ends its sessions at once; disabled already is no refusal.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#LAST_ADMINISTRATOR} or,
   *     for an administrator, {@link Problem#PROOF_REQUIRED}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void disable(Caller caller, AccountId id) {
    accounts.holdGuard();
    Account account = locked(caller, id);
    refuseIfNobodyWouldBeLeft(account);
    power.refuseUnlessProved(caller, account);
    writer.disable(caller, account);
  }

  /**
   * Lets a disabled account be used again.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or, for an administrator, {@link
   *     Problem#PROOF_REQUIRED}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void enable(Caller caller, AccountId id) {
    Account account = locked(caller, id);
    power.refuseUnlessProved(caller, account);
    writer.enable(caller, account);
  }

  /**
   * Takes an account away and ends its sessions and tunnels at once. What history tells of it stays
   * readable, nobody else can take its login name, and it can be restored.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, for a deleted one too, {@link
   *     Problem#LAST_ADMINISTRATOR} or, for an administrator, {@link Problem#PROOF_REQUIRED}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void delete(Caller caller, AccountId id) {
    accounts.holdGuard();
    Account account = locked(caller, id);
    refuseIfNobodyWouldBeLeft(account);
    power.refuseUnlessProved(caller, account);
    writer.delete(caller, account);
  }

  /**
   * Brings a deleted account back in the state, with the roles and with the password that it had;
   * its sessions stay ended. One that is not deleted is no refusal.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#CONFLICT} when its
   *     person was erased or, for an administrator, {@link Problem#PROOF_REQUIRED}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void restore(Caller caller, AccountId id) {
    Account account = lockedOrDeleted(caller, id);
    power.refuseUnlessProved(caller, account);
    writer.restore(caller, account);
  }

  /**
   * Gives an account a new one-time password, as {@link #create} does, and ends its sessions. By
   * the command line the password comes back from the company directory so.
   *
   * @return the password, which is shown nowhere again
   * @throws RefusedException with {@link Problem#NOT_FOUND}, with {@link
   *     Problem#PASSWORD_IN_DIRECTORY} or, for an administrator, {@link Problem#PROOF_REQUIRED}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public String resetPassword(Caller caller, AccountId id) {
    OneTimePassword oneTime = OneTimePassword.generate(random);
    PasswordHash hash = hash(oneTime);
    Account account = locked(caller, id);
    // On the server's own machine it must work when the directory is gone for good.
    if (account.isInDirectory() && caller.path() != CallerPath.COMMAND_LINE) {
      throw new RefusedException(Problem.PASSWORD_IN_DIRECTORY);
    }
    power.refuseUnlessProved(caller, account);
    account.takeOneTimePassword(hash, clock.instant());
    int ended = sessions.endAll(account, Optional.empty());
    audit.record(
        caller,
        AuditAction.PASSWORD_RESET,
        AccountAudit.target(account),
        AuditChange.created(Map.of("sessionsEnded", Integer.toString(ended))));
    return oneTime.value();
  }

  /**
   * The same as {@link #resetPassword} for whoever knows only the login name: the command line.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public String resetByLoginName(Caller caller, String loginName) {
    Account account =
        LoginName.typed(loginName)
            .flatMap(accounts::findByLoginName)
            .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    return resetPassword(caller, account.id());
  }

  /** Lists accounts by login name. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public AccountPage find(Caller caller, AccountQuery query) {
    AccountQuery bounded =
        new AccountQuery(
            query.text(),
            query.state(),
            query.group(),
            query.role(),
            query.withoutFactor(),
            Math.max(0, query.first()),
            Math.min(MAX_ROWS, Math.max(1, query.max())));
    return new AccountPage(
        accounts.find(bounded).stream().map(Account::view).toList(), accounts.count(bounded));
  }

  /**
   * Those who still have to replace a one-time password: the first by login name, 500 at most, and
   * how many there are in all.
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public AccountPage newcomers(Caller caller, int max) {
    int bounded = Math.min(MAX_ROWS, Math.max(1, max));
    return new AccountPage(
        accounts.newcomers(bounded).stream().map(Account::view).toList(),
        accounts.countNewcomers());
  }

  /**
   * One account.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public AccountView get(Caller caller, AccountId id) {
    return accounts
        .find(id)
        .map(Account::view)
        .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private PasswordHash hash(OneTimePassword oneTime) {
    return gate.enter(() -> gate.hash(oneTime.value()));
  }

  private void add(Account account) {
    if (accounts.findByLoginName(account.loginName()).isPresent()) {
      throw new RefusedException(Problem.LOGIN_NAME_TAKEN, "loginName");
    }
    try {
      accounts.add(account);
    } catch (PersistenceException takenMeanwhile) {
      throw new RefusedException(Problem.LOGIN_NAME_TAKEN, takenMeanwhile);
    }
  }

  private Account locked(Caller caller, AccountId id) {
    Account account = lockedOrDeleted(caller, id);
    if (account.isDeleted()) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    return account;
  }

  private Account lockedOrDeleted(Caller caller, AccountId id) {
    Account account = accounts.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    refuseUnlessMayTouch(caller, account.profile());
    return account;
  }

  /** A user administrator touches no system administrator. */
  static void refuseUnlessMayTouch(Caller caller, Profile profile) {
    if (!caller.mayTouch(profile.roles())) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
  }

  /** Refuses before anything has changed. */
  private void refuseIfNobodyWouldBeLeft(Account account) {
    Instant now = clock.instant();
    if (account.has(SystemRole.SYSTEM_ADMINISTRATOR)
        && account.isUsable(now)
        && accounts.otherActiveAdministrators(account.id(), now) == 0) {
      throw new RefusedException(Problem.LAST_ADMINISTRATOR);
    }
  }
}
