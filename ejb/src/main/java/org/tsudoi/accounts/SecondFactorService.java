package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tsudoi.accounts.SecondFactorKeeper.Match;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.AuthenticatorUri;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.SharedSecret;
import org.tsudoi.accounts.domain.TryKey;
import org.tsudoi.accounts.domain.TypedCode;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * The second factor of an account: set up, renewed and turned off by its holder, reset by an
 * administrator (spec 6.3.1). The policy says who may and who must have one; one that is there is
 * asked for whatever it says.
 *
 * <p>Whoever changes their own second factor proves it with the password and a code; wrong tries
 * count like those of a sign-in.
 */
@Stateless
public class SecondFactorService {

  private final SignInAttempts attempts;
  private final SignInTries tries;
  private final PasswordGate gate;
  private final Accounts accounts;
  private final SecondFactorKeeper factors;
  private final PolicyService policies;
  private final AuditTrail audit;

  /** For the container. */
  public SecondFactorService() {
    this(null, null, null, null, null, null);
  }

  @Inject
  SecondFactorService(
      SignInAttempts attempts,
      PasswordGate gate,
      Accounts accounts,
      SecondFactorKeeper factors,
      PolicyService policies,
      AuditTrail audit) {
    this.attempts = attempts;
    this.tries = new SignInTries(attempts);
    this.gate = gate;
    this.accounts = accounts;
    this.factors = factors;
    this.policies = policies;
    this.audit = audit;
  }

  /**
   * The caller's own second factor.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed(before = Duty.SECOND_FACTOR)
  public SecondFactorView own(Caller caller) {
    return view(accountOf(caller));
  }

  private SecondFactorView view(AccountId id) {
    return accounts
        .find(id)
        .map(account -> factors.view(account, policies.secondFactor()))
        .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  /**
   * The second factor of anybody, for administrators and auditors.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public SecondFactorView of(Caller caller, AccountId id) {
    return view(id);
  }

  /**
   * Makes a secret for the caller's authenticator application; nothing changes for sign-ins before
   * {@link #confirm}. Begun again, the secret until then is void.
   *
   * @throws RefusedException with {@link Problem#CONFLICT} when there is a second factor already,
   *     {@link Problem#SECOND_FACTOR_OFF} when the policy offers none
   */
  @Allowed(before = Duty.SECOND_FACTOR)
  public Enrolment begin(Caller caller) {
    refuseUnlessOffered();
    Account account = locked(accountOf(caller));
    SharedSecret secret = factors.begin(account);
    return new Enrolment(secret.text(), AuthenticatorUri.of(secret, account.loginName()));
  }

  /**
   * Turns the second factor on: from now on each sign-in needs a code.
   *
   * @return ten recovery codes, which are shown nowhere again
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED} when the password is wrong, {@link
   *     Problem#SECOND_FACTOR_WRONG} when the code is, {@link Problem#CONFLICT} when nothing was
   *     begun, {@link Problem#SECOND_FACTOR_OFF} when the policy offers none
   */
  @Allowed(before = Duty.SECOND_FACTOR)
  public List<String> confirm(Caller caller, Reassurance proof) {
    refuseUnlessOffered();
    AuditAction action = AuditAction.SECOND_FACTOR_ENROLLED;
    return proved(
        caller,
        proof,
        action,
        account ->
            factors
                .confirm(account, TypedCode.of(proof.code()))
                .map(codes -> recorded(caller, action, account, codes)));
  }

  /**
   * New recovery codes in place of those until now.
   *
   * @return ten recovery codes, which are shown nowhere again
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED} or {@link
   *     Problem#SECOND_FACTOR_WRONG}
   */
  @Allowed
  public List<String> renewRecoveryCodes(Caller caller, Reassurance proof) {
    AuditAction action = AuditAction.RECOVERY_CODES_RENEWED;
    return proved(
        caller,
        proof,
        action,
        account ->
            taken(caller, account, proof)
                .map(yes -> recorded(caller, action, account, factors.renew(account))));
  }

  /**
   * Turns the caller's own second factor off.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED}, {@link
   *     Problem#SECOND_FACTOR_WRONG}, or {@link Problem#SECOND_FACTOR_KEPT} when the policy asks
   *     the caller for one
   */
  @Allowed
  public void remove(Caller caller, Reassurance proof) {
    AuditAction action = AuditAction.SECOND_FACTOR_REMOVED;
    if (policies.secondFactor().isRequiredOf(caller.roles())) {
      throw refusal(caller, action, present(caller), Problem.SECOND_FACTOR_KEPT);
    }
    proved(
        caller,
        proof,
        action,
        account ->
            taken(caller, account, proof)
                .map(yes -> recorded(caller, action, account, factors.remove(account))));
  }

  /**
   * Takes the second factor from somebody whose authenticator and recovery codes are lost; without
   * one it is no refusal. A user administrator cannot touch a system administrator.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void reset(Caller caller, AccountId id) {
    Account account = locked(id);
    AccountService.refuseUnlessMayTouch(caller, account.profile());
    if (factors.remove(account)) {
      recorded(caller, AuditAction.SECOND_FACTOR_RESET, account, true);
    }
  }

  /**
   * The same as {@link #reset} for whoever knows only the login name: the command line.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void resetByLoginName(Caller caller, String loginName) {
    Account account =
        LoginName.typed(loginName)
            .flatMap(accounts::findByLoginName)
            .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    reset(caller, account.id());
  }

  private void refuseUnlessOffered() {
    if (!policies.secondFactor().offered()) {
      throw new RefusedException(Problem.SECOND_FACTOR_OFF);
    }
  }

  /** Compares the password, then lets the work compare the code; an empty answer says wrong. */
  private <T> T proved(
      Caller caller, Reassurance proof, AuditAction action, Function<Account, Optional<T>> work) {
    Account account = present(caller);
    TryKey pair =
        TryKey.ofPasswords(
            account.loginName().value(), Optional.of(account.id()), caller.address());
    return gate.enter(
        () -> {
          boolean admitted = tries.admit(pair);
          if (!gate.matches(account.passwordHash(), proof.password()) || !admitted) {
            throw refusal(caller, action, account, Problem.SIGN_IN_FAILED);
          }
          if (!tries.admit(TryKey.ofCodes(account.id(), caller.address()))) {
            throw refusal(caller, action, account, Problem.SECOND_FACTOR_WRONG);
          }
          T done =
              work.apply(unchanged(account))
                  .orElseThrow(() -> refusal(caller, action, account, Problem.SECOND_FACTOR_WRONG));
          attempts.forget(pair);
          return done;
        });
  }

  private Account present(Caller caller) {
    return attempts
        .account(accountOf(caller))
        .orElseThrow(() -> new RefusedException(Problem.NOT_SIGNED_IN));
  }

  /** The account under its lock, unless its password has been changed since it was compared. */
  private Account unchanged(Account compared) {
    Account account = locked(compared.id());
    if (!account.passwordHash().equals(compared.passwordHash())) {
      throw new RefusedException(Problem.SIGN_IN_FAILED);
    }
    return account;
  }

  private Optional<Match> taken(Caller caller, Account account, Reassurance proof) {
    Match match = factors.take(account, TypedCode.of(proof.code()));
    if (match == Match.RECOVERY_CODE) {
      recorded(caller, AuditAction.RECOVERY_CODE_USED, account, match);
    }
    return Optional.of(match).filter(found -> found != Match.NONE);
  }

  private <T> T recorded(Caller caller, AuditAction action, Account account, T result) {
    audit.record(caller, action, AccountAudit.target(account), AuditChange.none());
    return result;
  }

  private RefusedException refusal(
      Caller caller, AuditAction action, Account account, Problem why) {
    audit.refused(caller, action, AccountAudit.target(account), why);
    return new RefusedException(why);
  }

  private Account locked(AccountId id) {
    return accounts.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private static AccountId accountOf(Caller caller) {
    return caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
  }
}
