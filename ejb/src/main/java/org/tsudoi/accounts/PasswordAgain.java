package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.tsudoi.accounts.SecondFactorKeeper.Match;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.TryKey;
import org.tsudoi.accounts.domain.TypedCode;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Asks somebody who is signed in for the password once more, and for a code where the account has a
 * second factor, so that an unlocked screen is not enough. Wrong tries count like those of a
 * sign-in.
 */
@ApplicationScoped
class PasswordAgain {

  private final SignInAttempts attempts;
  private final SignInTries tries;
  private final PasswordGate gate;
  private final Accounts accounts;
  private final SecondFactorKeeper factors;
  private final AuditTrail audit;

  /** For the container's proxy. */
  PasswordAgain() {
    this(null, null, null, null, null);
  }

  @Inject
  PasswordAgain(
      SignInAttempts attempts,
      PasswordGate gate,
      Accounts accounts,
      SecondFactorKeeper factors,
      AuditTrail audit) {
    this.attempts = attempts;
    this.tries = new SignInTries(attempts);
    this.gate = gate;
    this.accounts = accounts;
    this.factors = factors;
    this.audit = audit;
  }

  /** Whether a code is asked besides the password. */
  boolean asksCode(Account account) {
    return factors.isAsked(account.id());
  }

  /**
   * Does the work with the account under its lock, behind password and code.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED} when the password is wrong, {@link
   *     Problem#SECOND_FACTOR_WRONG} when the code is
   */
  <T> T proved(Caller caller, Reassurance proof, AuditAction action, Function<Account, T> work) {
    Account account =
        caller
            .account()
            .flatMap(attempts::account)
            .orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    TryKey pair =
        TryKey.ofPasswords(
            account.loginName().value(), Optional.of(account.id()), caller.address());
    return gate.enter(
        () -> {
          boolean admitted = tries.admit(pair);
          if (!gate.matches(account.passwordHash(), proof.password()) || !admitted) {
            throw refusal(caller, action, account, Problem.SIGN_IN_FAILED);
          }
          Account unchanged = unchanged(account);
          if (!proves(caller, unchanged, proof)) {
            throw refusal(caller, action, account, Problem.SECOND_FACTOR_WRONG);
          }
          T done = work.apply(unchanged);
          attempts.forget(pair);
          return done;
        });
  }

  private boolean proves(Caller caller, Account account, Reassurance proof) {
    if (!factors.isAsked(account.id())) {
      return true;
    }
    if (!tries.admit(TryKey.ofCodes(account.id(), caller.address()))) {
      return false;
    }
    Match match = factors.take(account, TypedCode.of(proof.code()));
    if (match == Match.RECOVERY_CODE) {
      audit.record(
          caller, AuditAction.RECOVERY_CODE_USED, AccountAudit.target(account), AuditChange.none());
    }
    return match != Match.NONE;
  }

  /** The account under its lock, unless its password has been changed since it was compared. */
  private Account unchanged(Account compared) {
    return accounts
        .lock(compared.id())
        .filter(account -> account.passwordHash().equals(compared.passwordHash()))
        .orElseThrow(() -> new RefusedException(Problem.SIGN_IN_FAILED));
  }

  private RefusedException refusal(
      Caller caller, AuditAction action, Account account, Problem why) {
    audit.refused(caller, action, AccountAudit.target(account), why);
    return new RefusedException(why);
  }
}
