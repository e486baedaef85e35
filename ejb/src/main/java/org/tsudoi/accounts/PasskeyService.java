package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Passkey;
import org.tsudoi.accounts.domain.PasskeyHolder;
import org.tsudoi.accounts.domain.PasskeyKey;
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

/**
 * Passkeys (WebAuthn): added and removed by their holders, and what one signs before anybody is
 * signed in (spec 6.3.1). They stand in for the code behind a password, and sign in alone through
 * {@link SignInService}.
 */
@Stateless
public class PasskeyService {

  private final PasskeySettings settings;
  private final PasskeyDesk desk;
  private final PasskeyVerifier verifier;
  private final PasskeyKeeper passkeys;
  private final SecondFactorKeeper factors;
  private final FactorProof proof;
  private final PolicyService policies;
  private final AuditTrail audit;

  /** For the container. */
  public PasskeyService() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  PasskeyService(
      PasskeySettings settings,
      PasskeyDesk desk,
      PasskeyVerifier verifier,
      PasskeyKeeper passkeys,
      SecondFactorKeeper factors,
      FactorProof proof,
      PolicyService policies,
      AuditTrail audit) {
    this.settings = settings;
    this.desk = desk;
    this.verifier = verifier;
    this.passkeys = passkeys;
    this.factors = factors;
    this.proof = proof;
    this.policies = policies;
    this.audit = audit;
  }

  /**
   * The address that pages with passkeys are loaded from; empty where there are none. It is no
   * secret.
   */
  public Optional<String> origin() {
    return settings.server().map(PasskeyServer::origin);
  }

  /**
   * Something to be signed by whichever passkey of this server a browser has; nobody is named, so
   * that nobody learns who has one.
   *
   * @throws RefusedException with {@link Problem#PASSKEYS_OFF}, or with {@link
   *     Problem#TOO_MANY_REQUESTS} when too many are open
   */
  public PasskeyChallenge challenge(PasskeyPurpose purpose, String address) {
    if (!Set.of(PasskeyPurpose.SIGN_IN, PasskeyPurpose.SECOND_FACTOR).contains(purpose)) {
      throw new RefusedException(Problem.INVALID_VALUE, "purpose");
    }
    return desk.issue(purpose, Optional.empty(), address);
  }

  /** The caller's own passkeys, oldest first. */
  @Allowed(before = Duty.SECOND_FACTOR)
  public List<PasskeyView> own(Caller caller) {
    return passkeys.of(accountOf(caller));
  }

  /**
   * Lets the caller's browser make a passkey, after a proof with the password and, where there is a
   * second factor already, with that.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED} or {@link
   *     Problem#SECOND_FACTOR_WRONG}; {@link Problem#CONFLICT} when there are ten; {@link
   *     Problem#PASSKEYS_OFF}; {@link Problem#SECOND_FACTOR_OFF} when the policy offers none
   */
  @Allowed(before = Duty.SECOND_FACTOR)
  public PasskeyOffer begin(Caller caller, Reassurance given) {
    refuseUnlessOffered();
    return proof.provedWhole(
        caller, given, AuditAction.PASSKEY_ADDED, (account, match) -> offer(caller, account));
  }

  private PasskeyOffer offer(Caller caller, Account account) {
    passkeys.refuseWhenFull(account.id());
    PasskeyHolder holder = passkeys.holder(account.id());
    return new PasskeyOffer(
        desk.issue(PasskeyPurpose.ADD, Optional.of(account.id()), caller.address()),
        holder.userHandle(),
        account.loginName().value(),
        account.displayName(),
        passkeys.known(account.id()));
  }

  /**
   * Adds what the browser made.
   *
   * @return with ten recovery codes if it is the first second factor
   * @throws RefusedException with {@link Problem#PASSKEY_REFUSED} when it does not answer what
   *     {@link #begin} sent; {@link Problem#CONFLICT} when there are ten or somebody has it; {@link
   *     Problem#INVALID_VALUE} naming {@code name}; {@link Problem#SECOND_FACTOR_OFF}
   */
  @Allowed(before = Duty.SECOND_FACTOR)
  public AddedPasskey add(Caller caller, NewPasskey offered) {
    refuseUnlessOffered();
    refuseName(offered.name());
    Account account = proof.locked(accountOf(caller));
    boolean first = !factors.isAsked(account.id());
    PasskeyKey key = verifier.register(passkeys.holder(account.id()), offered);
    Passkey added = passkeys.add(account.id(), offered.name(), key);
    recorded(caller, AuditAction.PASSKEY_ADDED, account);
    return new AddedPasskey(added.view(), first ? factors.renew(account) : List.of());
  }

  private static void refuseName(String name) {
    int length = name.codePointCount(0, name.length());
    if (length == 0 || length > NewPasskey.MOST_NAME || name.chars().anyMatch(c -> c < ' ')) {
      throw new RefusedException(Problem.INVALID_VALUE, "name");
    }
  }

  /**
   * Removes one of the caller's own passkeys.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED} or {@link
   *     Problem#SECOND_FACTOR_WRONG}; {@link Problem#NOT_FOUND}; {@link Problem#SECOND_FACTOR_KEPT}
   *     when the policy asks the caller for a second factor and there is no other
   */
  @Allowed
  public void remove(Caller caller, PasskeyId id, Reassurance given) {
    proof.provedWhole(
        caller,
        given,
        AuditAction.PASSKEY_REMOVED,
        (account, match) -> removed(caller, account, id));
  }

  private boolean isLast(AccountId account) {
    return !factors.hasApplication(account) && passkeys.count(account) <= 1;
  }

  private PasskeyId removed(Caller caller, Account account, PasskeyId id) {
    Passkey passkey =
        passkeys.find(account.id(), id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    if (policies.secondFactor().isRequiredOf(account.roles()) && isLast(account.id())) {
      throw proof.refusal(caller, AuditAction.PASSKEY_REMOVED, account, Problem.SECOND_FACTOR_KEPT);
    }
    passkeys.remove(passkey);
    factors.dropCodesUnlessAsked(account);
    recorded(caller, AuditAction.PASSKEY_REMOVED, account);
    return id;
  }

  private void refuseUnlessOffered() {
    if (!policies.secondFactor().offered()) {
      throw new RefusedException(Problem.SECOND_FACTOR_OFF);
    }
  }

  private void recorded(Caller caller, AuditAction action, Account account) {
    audit.record(caller, action, AccountAudit.target(account), AuditChange.none());
  }

  private static AccountId accountOf(Caller caller) {
    return caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
  }
}
