package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.RecoveryCode;
import org.tsudoi.accounts.domain.SecondFactor;
import org.tsudoi.accounts.domain.SecondFactors;
import org.tsudoi.accounts.domain.SharedSecret;
import org.tsudoi.accounts.domain.TypedCode;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Begins, confirms, compares and removes second factors. Their secrets are encrypted with the key
 * of their person: once that is destroyed no code of the application is right any more.
 *
 * <p>Each method runs in the transaction of its caller, who has locked the account before, so that
 * of two people with one code one is refused.
 */
@ApplicationScoped
@Transactional
class SecondFactorKeeper {

  private final SecondFactors factors;
  private final PasskeyKeeper passkeys;
  private final PersonalData personal;
  private final Clock clock;
  private final SecureRandom random;

  /** For the container's proxy. */
  SecondFactorKeeper() {
    this(null, null, null, null, null);
  }

  @Inject
  SecondFactorKeeper(
      SecondFactors factors,
      PasskeyKeeper passkeys,
      PersonalData personal,
      Clock clock,
      SecureRandom random) {
    this.factors = factors;
    this.passkeys = passkeys;
    this.personal = personal;
    this.clock = clock;
    this.random = random;
  }

  /** What was given besides the password turned out to be this. */
  enum Match {
    CODE,
    RECOVERY_CODE,
    PASSKEY,
    NONE,
    /** There is no second factor to be asked for. */
    NOT_ASKED
  }

  SecondFactorView view(Account account, SecondFactorRule rule) {
    Optional<SecondFactor> factor = factors.find(account.id());
    return new SecondFactorView(
        factor.flatMap(SecondFactor::confirmedAt),
        factor.map(SecondFactor::recoveryCodesLeft).orElse(0),
        passkeys.count(account.id()),
        rule.offered(),
        rule.isRequiredOf(account.roles()));
  }

  /** Whether the password alone does not sign in to the account. */
  boolean isAsked(AccountId account) {
    return hasApplication(account) || passkeys.count(account) > 0;
  }

  /** Whether there is an authenticator application. */
  boolean hasApplication(AccountId account) {
    return confirmed(factors.find(account)).isPresent();
  }

  /** Makes a secret that asks nobody for a code until it is confirmed. */
  SharedSecret begin(Account account) {
    SharedSecret secret = SharedSecret.generate(random);
    String sealed = personal.seal(account.id(), secret.text());
    Optional<SecondFactor> known = factors.lock(account.id());
    if (confirmed(known).isPresent()) {
      throw new RefusedException(Problem.CONFLICT);
    }
    known.ifPresentOrElse(
        factor -> factor.begin(sealed, clock.instant()),
        () -> factors.add(new SecondFactor(account.id(), sealed, clock.instant())));
    return secret;
  }

  /** Confirms what was begun; the recovery codes, or nothing when the code is wrong. */
  Optional<List<String>> confirm(Account account, TypedCode code) {
    SecondFactor factor =
        factors
            .lock(account.id())
            .filter(begun -> !begun.isConfirmed())
            .orElseThrow(() -> new RefusedException(Problem.CONFLICT));
    if (!takesCode(factor, code)) {
      return Optional.empty();
    }
    factor.confirm(clock.instant());
    return Optional.of(freshCodes(factor));
  }

  /** Compares a code, which is void from then on. */
  Match take(Account account, TypedCode code) {
    return factors.lock(account.id()).map(factor -> take(factor, code)).orElse(Match.NONE);
  }

  /** New recovery codes in place of those until now. */
  List<String> renew(Account account) {
    return freshCodes(
        factors
            .lock(account.id())
            .orElseGet(
                () -> {
                  SecondFactor codesAlone =
                      new SecondFactor(account.id(), unusedSecret(account), clock.instant());
                  factors.add(codesAlone);
                  return codesAlone;
                }));
  }

  /**
   * Takes no codes of the application any more; the recovery codes stay while there are passkeys.
   */
  boolean removeApplication(Account account) {
    boolean known = hasApplication(account.id());
    if (passkeys.count(account.id()) == 0) {
      remove(account);
    } else {
      confirmed(factors.lock(account.id()))
          .ifPresent(factor -> factor.unconfirm(unusedSecret(account), clock.instant()));
    }
    return known;
  }

  /**
   * Removes the recovery codes of somebody whose last passkey is gone and who has no application.
   */
  void dropCodesUnlessAsked(Account account) {
    if (!isAsked(account.id())) {
      remove(account);
    }
  }

  /** Removes everything, passkeys too; false if there was nothing. */
  boolean removeAll(Account account) {
    boolean hadApplication = hasApplication(account.id());
    boolean hadPasskeys = passkeys.removeAll(account.id());
    remove(account);
    return hadApplication || hadPasskeys;
  }

  private void remove(Account account) {
    factors.lock(account.id()).ifPresent(factors::remove);
  }

  /** Never shown to anybody, so that no code of it can be right. */
  private String unusedSecret(Account account) {
    return personal.seal(account.id(), SharedSecret.generate(random).text());
  }

  private Match take(SecondFactor factor, TypedCode code) {
    if (factor.isConfirmed() && takesCode(factor, code)) {
      return Match.CODE;
    }
    return factor.takeRecoveryCode(code) ? Match.RECOVERY_CODE : Match.NONE;
  }

  private boolean takesCode(SecondFactor factor, TypedCode code) {
    return SharedSecret.opened(personal.open(factor.account(), factor.sealedSecret()))
        .filter(secret -> factor.takeCode(secret, code, clock.instant()))
        .isPresent();
  }

  private List<String> freshCodes(SecondFactor factor) {
    Set<RecoveryCode> codes = RecoveryCode.generate(random);
    factor.takeRecoveryCodes(codes);
    return codes.stream().map(RecoveryCode::written).toList();
  }

  private static Optional<SecondFactor> confirmed(Optional<SecondFactor> factor) {
    return factor.filter(SecondFactor::isConfirmed);
  }
}
