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
import java.util.Set;
import org.tsudoi.accounts.SecondFactorKeeper.Match;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.PasswordHistory;
import org.tsudoi.accounts.domain.PastPassword;
import org.tsudoi.accounts.domain.SignInThrottle;
import org.tsudoi.accounts.domain.Throttles;
import org.tsudoi.accounts.domain.TypedCode;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
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
  private final SecondFactorKeeper factors;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  SignInAttempts() {
    this(null, null, null, null, null, null);
  }

  @Inject
  SignInAttempts(
      Accounts accounts,
      Throttles throttles,
      SessionKeeper sessions,
      SecondFactorKeeper factors,
      AuditTrail audit,
      Clock clock) {
    this.accounts = accounts;
    this.throttles = throttles;
    this.sessions = sessions;
    this.factors = factors;
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
   * Somebody who knows the password of an account that may be signed in to.
   *
   * @param candidate who it would be
   * @param stronger the password at a higher cost, if its hash is outdated
   * @param code the second factor as typed, or empty
   * @param codeAdmitted false when too many codes have been tried
   * @param throttleKey what counts the tries of this name from this address
   */
  record Proven(
      Candidate candidate,
      Optional<PasswordHash> stronger,
      TypedCode code,
      boolean codeAdmitted,
      String throttleKey) {}

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

  /**
   * Begins the session unless the account has changed since its password was compared.
   *
   * @throws RefusedException with {@link Problem#SECOND_FACTOR_REQUIRED} or {@link
   *     Problem#SECOND_FACTOR_WRONG}; nothing has changed then
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<SignedIn> begin(Proven proven, Origin origin, Delivery delivery) {
    Instant now = clock.instant();
    return accounts
        .lock(proven.candidate().account().id())
        .filter(account -> account.passwordHash().equals(proven.candidate().hash()))
        .filter(account -> account.admitsSignIn(now))
        .map(
            account -> {
              Optional<Match> code = takeCode(account, proven);
              proven.stronger().ifPresent(account::takeStrongerHash);
              account.signedIn(now);
              forget(account.id(), proven.throttleKey());
              SignedIn signedIn = sessions.begin(account, origin, delivery);
              record(signedIn.caller(), account, delivery, code);
              return signedIn;
            });
  }

  private void record(Caller caller, Account account, Delivery delivery, Optional<Match> code) {
    code.filter(Match.RECOVERY_CODE::equals)
        .ifPresent(
            used ->
                audit.record(
                    caller,
                    AuditAction.RECOVERY_CODE_USED,
                    AccountAudit.target(account),
                    AuditChange.none()));
    audit.record(
        caller,
        AuditAction.SIGNED_IN,
        AccountAudit.target(account),
        AuditChange.created(Map.of("delivery", delivery.name())));
  }

  /** Empty for an account without second factor. */
  private Optional<Match> takeCode(Account account, Proven proven) {
    if (!factors.isAsked(account.id())) {
      return Optional.empty();
    }
    if (proven.code().isEmpty()) {
      throw new RefusedException(Problem.SECOND_FACTOR_REQUIRED);
    }
    Match match = proven.codeAdmitted() ? factors.take(account, proven.code()) : Match.NONE;
    if (match == Match.NONE) {
      throw new RefusedException(Problem.SECOND_FACTOR_WRONG);
    }
    return Optional.of(match);
  }

  /** Forgets the wrong tries of somebody who has proved everything. */
  void forget(AccountId account, String throttleKey) {
    throttles.forget(throttleKey);
    throttles.forget(SignInThrottle.keyOfCodes(account));
  }

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Account> account(AccountId id) {
    return accounts.find(id);
  }

  @Transactional(TxType.REQUIRES_NEW)
  PasswordHistory passwordHistory(AccountId id) {
    return accounts.passwordHistory(id);
  }

  @Transactional(TxType.REQUIRES_NEW)
  Set<GroupId> groups(AccountId id) {
    return accounts.find(id).map(Account::groups).orElse(Set.of());
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
