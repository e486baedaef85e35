package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.EnrolledDevice;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.devices.PresentedDevice;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** The sign-in of the desktop client by a code that its person handed over in the browser. */
@ApplicationScoped
class HandOverSignIn {

  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  private final HandOverKeeper keeper;
  private final SignInAttempts attempts;
  private final SignInRefusals refusals;
  private final AuditTrail audit;

  /** For the container's proxy. */
  HandOverSignIn() {
    this(null, null, null, null);
  }

  @Inject
  HandOverSignIn(
      HandOverKeeper keeper, SignInAttempts attempts, SignInRefusals refusals, AuditTrail audit) {
    this.keeper = keeper;
    this.attempts = attempts;
    this.refusals = refusals;
    this.audit = audit;
  }

  SignedIn signIn(HandOverClaim claim, Origin origin) {
    Optional<Account> owner = owner(claim, origin);
    PresentedDevice device =
        owner
            .map(account -> attempts.present(account, claim.device()))
            .orElse(PresentedDevice.NONE);
    return told(owner, origin, () -> keeper.signIn(claim, device, origin));
  }

  EnrolledDevice enrol(HandOverClaim claim, NewDevice wanted, Origin origin) {
    return told(owner(claim, origin), origin, () -> keeper.enrol(claim, wanted, origin));
  }

  private Optional<Account> owner(HandOverClaim claim, Origin origin) {
    if (!SessionToken.looksLikeToken(claim.code())
        || !VERIFIER.matcher(claim.verifier()).matches()) {
      audit.refusedAnonymously(
          AuditAction.SIGN_IN_REFUSED, origin.address(), origin.path(), Problem.HAND_OVER_INVALID);
      throw new RefusedException(Problem.HAND_OVER_INVALID);
    }
    return keeper.owner(claim);
  }

  private <T> T told(Optional<Account> owner, Origin origin, Supplier<Optional<T>> work) {
    try {
      return work.get().orElseThrow(() -> new RefusedException(Problem.HAND_OVER_INVALID));
    } catch (RefusedException refused) {
      owner
          .filter(account -> SignInRefusals.isAboutDevice(refused.problem()))
          .ifPresent(account -> refusals.known(account, origin, refused.problem()));
      throw refused;
    }
  }
}
