package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.PresentedDevice;
import org.tsudoi.identity.ProvenIdentity;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** The sign-in of somebody whom the identity provider has proven. */
@ApplicationScoped
class IdentitySignIn {

  private static final Logger LOG = Logger.getLogger(IdentitySignIn.class.getName());

  /**
   * An open session at the provider is no proof by itself: what tells no time has proved nothing.
   */
  private static final Instant NEVER = Instant.EPOCH;

  private final IdentityKeeper keeper;
  private final SignInAttempts attempts;
  private final SignInRefusals refusals;
  private final AuditTrail audit;

  /** For the container's proxy. */
  IdentitySignIn() {
    this(null, null, null, null);
  }

  @Inject
  IdentitySignIn(
      IdentityKeeper keeper, SignInAttempts attempts, SignInRefusals refusals, AuditTrail audit) {
    this.keeper = keeper;
    this.attempts = attempts;
    this.refusals = refusals;
    this.audit = audit;
  }

  SignedIn signIn(ProvenIdentity identity, DeviceClaim claim, Origin origin, Delivery delivery) {
    Account owner = owner(identity).orElseThrow(() -> unknown(origin));
    PresentedDevice device = attempts.present(owner, claim);
    SignInEntry entry =
        new SignInEntry(
            origin,
            delivery,
            ProvedBy.PROVIDER,
            Optional.of(identity.provedAt().orElse(NEVER)),
            Optional.empty(),
            Map.of("way", "provider"));
    try {
      return keeper
          .signIn(identity, owner, device, entry)
          .orElseThrow(() -> new RefusedException(Problem.SSO_UNKNOWN));
    } catch (RefusedException refused) {
      refusals.known(owner, origin, refused.problem());
      throw refused;
    }
  }

  private Optional<Account> owner(ProvenIdentity identity) {
    try {
      return keeper.owner(identity);
    } catch (PersistenceException createdMeanwhile) {
      LOG.log(Level.FINE, "Two first sign-ins met", createdMeanwhile);
      return keeper.owner(identity);
    }
  }

  private RefusedException unknown(Origin origin) {
    audit.refusedAnonymously(
        AuditAction.SIGN_IN_REFUSED, origin.address(), origin.path(), Problem.SSO_UNKNOWN);
    return new RefusedException(Problem.SSO_UNKNOWN);
  }

  /** Somebody came back with an answer of the provider that is worth nothing. */
  void notProven(Origin origin, Problem why) {
    audit.refusedAnonymously(AuditAction.SIGN_IN_REFUSED, origin.address(), origin.path(), why);
  }
}
