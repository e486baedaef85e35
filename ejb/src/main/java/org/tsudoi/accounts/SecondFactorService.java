package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.SecondFactorKeeper.Match;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.AuthenticatorUri;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.SharedSecret;
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

  private final FactorProof proof;
  private final Accounts accounts;
  private final SecondFactorKeeper factors;
  private final PasskeyKeeper passkeys;
  private final PolicyService policies;
  private final AuditTrail audit;
  private final PowerGuard power;

  /** For the container. */
  public SecondFactorService() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  SecondFactorService(
      FactorProof proof,
      Accounts accounts,
      SecondFactorKeeper factors,
      PasskeyKeeper passkeys,
      PolicyService policies,
      SessionKeeper sessions,
      AuditTrail audit) {
    this.proof = proof;
    this.accounts = accounts;
    this.factors = factors;
    this.passkeys = passkeys;
    this.policies = policies;
    this.audit = audit;
    this.power = new PowerGuard(sessions);
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
    Account account = proof.locked(accountOf(caller));
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
  public List<String> confirm(Caller caller, Reassurance given) {
    refuseUnlessOffered();
    AuditAction action = AuditAction.SECOND_FACTOR_ENROLLED;
    return proof.proved(
        caller,
        given,
        action,
        (account, passkey) ->
            Optional.of(account)
                // Whoever has passkeys already proves one: the password alone adds no other way in.
                .filter(known -> passkeys.count(known.id()) == 0 || took(known, passkey))
                .flatMap(known -> factors.confirm(known, TypedCode.of(given.code())))
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
  public List<String> renewRecoveryCodes(Caller caller, Reassurance given) {
    AuditAction action = AuditAction.RECOVERY_CODES_RENEWED;
    return proof.provedWhole(
        caller,
        given,
        action,
        (account, match) -> {
          if (match == Match.NOT_ASKED) {
            throw new RefusedException(Problem.CONFLICT);
          }
          return recorded(caller, action, account, factors.renew(account));
        });
  }

  /**
   * Takes no codes of the caller's authenticator application any more; passkeys stay.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED}, {@link
   *     Problem#SECOND_FACTOR_WRONG}, or {@link Problem#SECOND_FACTOR_KEPT} when the policy asks
   *     the caller for one and there is no other
   */
  @Allowed
  public void remove(Caller caller, Reassurance given) {
    AuditAction action = AuditAction.SECOND_FACTOR_REMOVED;
    if (policies.secondFactor().isRequiredOf(caller.roles())
        && passkeys.count(accountOf(caller)) == 0) {
      throw proof.refusal(caller, action, proof.present(caller), Problem.SECOND_FACTOR_KEPT);
    }
    proof.provedWhole(
        caller,
        given,
        action,
        (account, match) -> recorded(caller, action, account, factors.removeApplication(account)));
  }

  /**
   * Takes the second factor, passkeys too, from somebody whose authenticators and recovery codes
   * are lost; without one it is no refusal. A user administrator cannot touch a system
   * administrator.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#FORBIDDEN} or, for an
   *     administrator, {@link Problem#PROOF_REQUIRED}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void reset(Caller caller, AccountId id) {
    Account account = proof.locked(id);
    AccountService.refuseUnlessMayTouch(caller, account.profile());
    power.refuseUnlessProved(caller, account);
    if (factors.removeAll(account)) {
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

  private boolean took(Account account, Optional<PasskeyProof> passkey) {
    return passkey.filter(answer -> passkeys.take(account, answer)).isPresent();
  }

  private void refuseUnlessOffered() {
    if (!policies.secondFactor().offered()) {
      throw new RefusedException(Problem.SECOND_FACTOR_OFF);
    }
  }

  private <T> T recorded(Caller caller, AuditAction action, Account account, T result) {
    audit.record(caller, action, AccountAudit.target(account), AuditChange.none());
    return result;
  }

  private static AccountId accountOf(Caller caller) {
    return caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
  }
}
