package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.notification.Notifier;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Another password for whoever has forgotten the present one, by a link in a mail (spec 6.3.2).
 *
 * <p>Nobody is signed in by it: a second factor is asked at the next sign-in as before, and names
 * and addresses that are closed for sign-ins stay closed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordResetService {

  private static final long MOST_WAITING = 1000;

  private Notifier notifier;
  private PasswordResetKeeper keeper;
  private ResetBudget budget;
  private PasswordChoice choice;
  private PasswordGate gate;
  private AuditTrail audit;

  /** For the container. */
  public PasswordResetService() {}

  @Inject
  PasswordResetService(
      Notifier notifier,
      PasswordResetKeeper keeper,
      ResetBudget budget,
      PasswordChoice choice,
      PasswordGate gate,
      AuditTrail audit) {
    this.notifier = notifier;
    this.keeper = keeper;
    this.budget = budget;
    this.choice = choice;
    this.gate = gate;
    this.audit = audit;
  }

  /** Whether links are sent at all: as soon as mail is set up. */
  public boolean isOffered() {
    return notifier.isOffered();
  }

  /**
   * Asks for a link.
   *
   * <p>Neither the answer nor the work before it tells whether the name exists, may be signed in to
   * or has an address: the request is only noted and looked at afterwards. One name gets three
   * links in a quarter of an hour; what is asked beyond that is ignored in silence.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} while mail is not set up, or with
   *     {@link Problem#TOO_MANY_REQUESTS} after twenty requests from one address in a quarter of an
   *     hour, or when too many wait
   */
  public void request(String typedName, Origin origin) {
    if (!isOffered()) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    if (!budget.admitsAddress(origin.address())) {
      throw tooMany(origin);
    }
    if (budget.admitsName(LoginName.fold(typedName))
        && !keeper.ask(typedName, origin, MOST_WAITING)) {
      throw tooMany(origin);
    }
  }

  private RefusedException tooMany(Origin origin) {
    return refused(AuditAction.PASSWORD_RESET_REQUESTED, origin, Problem.TOO_MANY_REQUESTS);
  }

  private RefusedException refused(AuditAction action, Origin origin, Problem why) {
    audit.refusedAnonymously(action, origin.address(), origin.path(), why);
    return new RefusedException(why);
  }

  /** Whether the token of a link works now; looking does not use it up. */
  public boolean isOpen(String token) {
    return SessionToken.looksLikeToken(token) && keeper.opened(token).isPresent();
  }

  /**
   * Chooses another password by the token of a link, which works once and for half an hour; all
   * sessions of the account end and its holder is told by mail. A refused password leaves the link
   * as it was.
   *
   * @throws RefusedException with {@link Problem#RESET_LINK_INVALID}, with {@link
   *     Problem#PASSWORD_TOO_WEAK} or {@link Problem#PASSWORD_REUSED} by the policy, or with {@link
   *     Problem#TOO_MANY_REQUESTS} while too many passwords are being computed
   */
  public void choose(String token, String next, Origin origin) {
    Account account =
        SessionToken.looksLikeToken(token)
            ? keeper.opened(token).orElseThrow(() -> invalid(origin))
            : refuseForm(origin);
    gate.enter(
        () -> {
          choice.checkReset(account, next);
          PasswordHash hash = gate.hash(next);
          if (!keeper.take(token, hash, origin)) {
            throw invalid(origin);
          }
          return account;
        });
  }

  private Account refuseForm(Origin origin) {
    throw invalid(origin);
  }

  private RefusedException invalid(Origin origin) {
    return refused(AuditAction.PASSWORD_RESET_BY_MAIL, origin, Problem.RESET_LINK_INVALID);
  }
}
