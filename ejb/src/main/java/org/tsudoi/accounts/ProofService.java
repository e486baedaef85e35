package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.SecondFactorKeeper.Match;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Takes a new proof of who is at a session. It counts for ten minutes, as the sign-in did, for what
 * asks for one: changes that give or take the power to administer (ADR 135).
 */
@Stateless
public class ProofService {

  private FactorProof proof;
  private SecondFactorKeeper factors;
  private PasskeyKeeper passkeys;
  private SessionKeeper sessions;
  private AuditTrail audit;

  /** For the container. */
  public ProofService() {}

  @Inject
  ProofService(
      FactorProof proof,
      SecondFactorKeeper factors,
      PasskeyKeeper passkeys,
      SessionKeeper sessions,
      AuditTrail audit) {
    this.proof = proof;
    this.factors = factors;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * What the caller can prove anew with.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account, with
   *     {@link Problem#CLOSED_TO_TOKENS} for an API token
   */
  @Allowed
  public ProofAsked asked(Caller caller) {
    SignInSession session = sessionOf(caller);
    Account account = proof.present(caller);
    return new ProofAsked(
        factors.isAsked(account.id()),
        passkeys.count(account.id()) > 0,
        session.provedBy() == ProvedBy.PROVIDER);
  }

  /**
   * Proves anew who is at the caller's session, with the password and, where there is a second
   * factor, with that. Wrong tries count like those of a sign-in.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED} or {@link
   *     Problem#SECOND_FACTOR_WRONG}, else as {@link #asked}
   */
  @Allowed
  public void renew(Caller caller, Reassurance given) {
    SignInSession session = sessionOf(caller);
    proof.provedWhole(
        caller,
        given,
        AuditAction.PROVED_ANEW,
        (account, match) -> {
          sessions.proved(session.id());
          audit.record(
              caller,
              AuditAction.PROVED_ANEW,
              AccountAudit.target(account),
              match == Match.NOT_ASKED
                  ? AuditChange.none()
                  : AuditChange.created(Map.of("with", match.name())));
          return match;
        });
  }

  private SignInSession sessionOf(Caller caller) {
    if (caller.path() == CallerPath.API_TOKEN) {
      throw new RefusedException(Problem.CLOSED_TO_TOKENS);
    }
    return Optional.of(caller)
        .filter(somebody -> somebody.account().isPresent())
        .flatMap(Caller::session)
        .flatMap(sessions::find)
        .orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
  }
}
