package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.PasswordHistory;
import org.tsudoi.accounts.domain.PastPassword;
import org.tsudoi.accounts.domain.SignInThrottle;
import org.tsudoi.accounts.domain.Throttles;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The steps of a sign-in and of a password change that touch the database, each in a transaction of
 * its own, so that no transaction is open while a password hash is computed and a refusal does not
 * undo the count of wrong tries.
 */
@ApplicationScoped
class SignInAttempts {

  private final Accounts accounts;
  private final Throttles throttles;
  private final SessionKeeper sessions;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  SignInAttempts() {
    this(null, null, null, null, null);
  }

  @Inject
  SignInAttempts(
      Accounts accounts,
      Throttles throttles,
      SessionKeeper sessions,
      AuditTrail audit,
      Clock clock) {
    this.accounts = accounts;
    this.throttles = throttles;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What the password is compared with.
   *
   * @param account who it would be
   * @param hash the hash at the time of looking
   * @param open whether the account may be signed in to
   */
  record Candidate(Account account, PasswordHash hash, boolean open) {}

  /**
   * Counts a try before its password is looked at.
   *
   * @return false when the pair of name and address is closed
   * @throws PersistenceException when two first tries meet; the caller counts again
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean admit(String throttleKey) {
    Instant now = clock.instant();
    Optional<SignInThrottle> known = throttles.lock(throttleKey);
    if (known.isPresent()) {
      return known.get().admit(now);
    }
    SignInThrottle fresh = new SignInThrottle(throttleKey, now);
    boolean admitted = fresh.admit(now);
    throttles.add(fresh);
    return admitted;
  }

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Candidate> candidate(Optional<LoginName> name) {
    Instant now = clock.instant();
    return name.flatMap(accounts::findByLoginName)
        .map(account -> new Candidate(account, account.passwordHash(), account.admitsSignIn(now)));
  }

  /** Begins the session unless the account has changed since its password was compared. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<SignedIn> begin(
      Candidate candidate,
      Optional<PasswordHash> stronger,
      Origin origin,
      Delivery delivery,
      String throttleKey) {
    Instant now = clock.instant();
    return accounts
        .lock(candidate.account().id())
        .filter(account -> account.passwordHash().equals(candidate.hash()))
        .filter(account -> account.admitsSignIn(now))
        .map(
            account -> {
              stronger.ifPresent(account::takeStrongerHash);
              account.signedIn(now);
              throttles.forget(throttleKey);
              SignedIn signedIn = sessions.begin(account, origin, delivery);
              audit.record(
                  signedIn.caller(),
                  AuditAction.SIGNED_IN,
                  AccountAudit.target(account),
                  AuditChange.created(Map.of("delivery", delivery.name())));
              return signedIn;
            });
  }

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Account> account(AccountId id) {
    return accounts.find(id);
  }

  @Transactional(TxType.REQUIRES_NEW)
  PasswordHistory passwordHistory(AccountId id) {
    return accounts.passwordHistory(id);
  }

  /** Stores the password that its owner chose, unless it has been changed meanwhile. */
  @Transactional(TxType.REQUIRES_NEW)
  void takePassword(Caller caller, PasswordHash compared, PasswordHash next, String throttleKey) {
    Instant now = clock.instant();
    Account account =
        caller
            .account()
            .flatMap(accounts::lock)
            .filter(found -> found.passwordHash().equals(compared) && found.isUsable(now))
            .orElseThrow(() -> new RefusedException(Problem.SIGN_IN_FAILED));
    account.takePassword(next, now);
    accounts.remember(new PastPassword(account.id(), next, now));
    throttles.forget(throttleKey);
    int others = sessions.endAll(account, caller.session());
    audit.record(
        caller,
        AuditAction.PASSWORD_CHANGED,
        AccountAudit.target(account),
        AuditChange.created(Map.of("sessionsEnded", Integer.toString(others))));
  }

  /** Forgets tries that no longer count. */
  @Transactional(TxType.REQUIRES_NEW)
  void sweep() {
    throttles.deleteQuietSince(clock.instant().minus(SignInThrottle.PAUSE.multipliedBy(2)));
  }
}
