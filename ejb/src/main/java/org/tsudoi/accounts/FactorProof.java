package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tsudoi.accounts.SecondFactorKeeper.Match;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.TryKey;
import org.tsudoi.accounts.domain.TypedCode;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Has people prove themselves once more, so that an unlocked screen is not enough to change their
 * second factor or to make an API token: with the password, and with a code or a passkey. Wrong
 * tries count like those of a sign-in.
 */
@ApplicationScoped
class FactorProof {

  private final SignInAttempts attempts;
  private final SignInTries tries;
  private final PasswordGate gate;
  private final Accounts accounts;
  private final SecondFactorKeeper factors;
  private final PasskeyKeeper passkeys;
  private final PasskeyVerifier verifier;
  private final AuditTrail audit;
  private final DirectorySignIn directory;

  /** For the container's proxy. */
  FactorProof() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  FactorProof(
      SignInAttempts attempts,
      PasswordGate gate,
      Accounts accounts,
      SecondFactorKeeper factors,
      PasskeyKeeper passkeys,
      PasskeyVerifier verifier,
      AuditTrail audit,
      DirectorySignIn directory) {
    this.attempts = attempts;
    this.tries = new SignInTries(attempts);
    this.gate = gate;
    this.accounts = accounts;
    this.factors = factors;
    this.passkeys = passkeys;
    this.verifier = verifier;
    this.audit = audit;
    this.directory = directory;
  }

  /** Whether a code or a passkey is asked besides the password. */
  boolean asksFactor(Account account) {
    return factors.isAsked(account.id());
  }

  /** What a passkey answered, looked at; empty if none was asked. */
  private Optional<PasskeyProof> answered(Caller caller, Reassurance proof, Account account) {
    Optional<PasskeyProof> answered =
        proof.passkey().map(answer -> verifier.prove(PasskeyPurpose.SECOND_FACTOR, answer));
    if (answered.filter(PasskeyProof::isBehind).isPresent()) {
      audit.refused(
          caller,
          AuditAction.PASSKEY_COUNT_BEHIND,
          AccountAudit.target(account),
          Problem.PASSKEY_REFUSED);
    }
    return answered;
  }

  /** Compares the password, then lets the work compare the rest; an empty answer says wrong. */
  <T> T proved(
      Caller caller,
      Reassurance proof,
      AuditAction action,
      BiFunction<Account, Optional<PasskeyProof>, Optional<T>> work) {
    Account account = present(caller);
    TryKey pair =
        TryKey.ofPasswords(
            account.loginName().value(), Optional.of(account.id()), caller.address());
    boolean there =
        account.isInDirectory()
            && tries.admit(pair)
            && isRightThere(caller, action, account, proof);
    return gate.enter(
        () -> {
          boolean right = there || isRightHere(account, proof, pair);
          if (!right) {
            throw refusal(caller, action, account, Problem.SIGN_IN_FAILED);
          }
          if (!tries.admit(TryKey.ofCodes(account.id(), caller.address()))) {
            throw refusal(caller, action, account, Problem.SECOND_FACTOR_WRONG);
          }
          Optional<PasskeyProof> passkey = answered(caller, proof, account);
          T done =
              work.apply(unchanged(account), passkey)
                  .orElseThrow(() -> refusal(caller, action, account, Problem.SECOND_FACTOR_WRONG));
          attempts.forget(pair);
          return done;
        });
  }

  private boolean isRightThere(
      Caller caller, AuditAction action, Account account, Reassurance proof) {
    try {
      return directory.matches(account, proof.password());
    } catch (RefusedException away) {
      throw refusal(caller, action, account, away.problem());
    }
  }

  private boolean isRightHere(Account account, Reassurance proof, TryKey pair) {
    if (account.isInDirectory()) {
      return false;
    }
    boolean admitted = tries.admit(pair);
    return gate.matches(account.passwordHash(), proof.password()) && admitted;
  }

  /** Compares the password and, for whoever has a second factor, the code or the passkey too. */
  <T> T provedWhole(
      Caller caller, Reassurance proof, AuditAction action, BiFunction<Account, Match, T> work) {
    return proved(
        caller,
        proof,
        action,
        (account, passkey) ->
            taken(caller, account, proof, passkey).map(match -> work.apply(account, match)));
  }

  private Optional<Match> taken(
      Caller caller, Account account, Reassurance proof, Optional<PasskeyProof> passkey) {
    if (!factors.isAsked(account.id())) {
      return Optional.of(Match.NOT_ASKED);
    }
    if (passkey.isPresent()) {
      return Optional.of(Match.PASSKEY).filter(yes -> passkeys.take(account, passkey.get()));
    }
    Match match = factors.take(account, TypedCode.of(proof.code()));
    if (match == Match.RECOVERY_CODE) {
      audit.record(
          caller, AuditAction.RECOVERY_CODE_USED, AccountAudit.target(account), AuditChange.none());
    }
    return Optional.of(match).filter(found -> found != Match.NONE);
  }

  Account present(Caller caller) {
    return attempts
        .account(caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN)))
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

  RefusedException refusal(Caller caller, AuditAction action, Account account, Problem why) {
    audit.refused(caller, action, AccountAudit.target(account), why);
    return new RefusedException(why);
  }

  Account locked(AccountId id) {
    return accounts.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }
}
