package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.SignInThrottle;
import org.tsudoi.accounts.domain.Throttles;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Who is locked out of signing in for now, and the way to let them try again (spec 6.3.1).
 *
 * <p>A lockout closes one account to one address, or for wrong codes the account's sign-in from
 * everywhere; it ends by itself, by {@link #unlock}, and never because of what a stranger does.
 */
@Stateless
public class LockoutService {

  private static final int MOST_ROWS = 200;
  private static final Set<SystemRole> MAY_UNLOCK =
      Set.of(SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR);

  private final Throttles throttles;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container. */
  public LockoutService() {
    this(null, null, null, null);
  }

  @Inject
  LockoutService(Throttles throttles, Accounts accounts, AuditTrail audit, Clock clock) {
    this.throttles = throttles;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those who are locked out now, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public LockoutPage find(Caller caller, int first, int max) {
    int size = Math.min(MOST_ROWS, Math.max(1, max));
    return new LockoutPage(
        throttles.closed(clock.instant(), Math.max(0, first), size).stream()
            .map(closed -> view(closed, caller))
            .toList(),
        throttles.countClosed(clock.instant()));
  }

  /**
   * Forgets the wrong tries of a lockout, so that the next right password is let in. A user
   * administrator cannot touch a system administrator.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} if nobody is locked out under this id,
   *     or not any more; with {@link Problem#FORBIDDEN}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void unlock(Caller caller, String id) {
    SignInThrottle closed =
        throttles
            .findLockout(id)
            .filter(found -> found.isClosed(clock.instant()))
            .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    Optional<Account> account = accountOf(closed);
    account.ifPresent(known -> AccountService.refuseUnlessMayTouch(caller, known.profile()));
    throttles.forget(closed.key());
    audit.record(
        caller,
        AuditAction.LOCKOUT_ENDED,
        account.map(AccountAudit::target).orElse(new AuditTarget("lockout", id, closed.address())),
        new AuditChange(
            Map.of(
                "reason", closed.kind().name(),
                "address", closed.address(),
                "until", closed.closedUntil().toString()),
            Map.of()));
  }

  private Optional<Account> accountOf(SignInThrottle closed) {
    return closed.account().flatMap(accounts::find);
  }

  private LockoutView view(SignInThrottle closed, Caller caller) {
    Optional<Account> account = accountOf(closed);
    boolean untouchable =
        !caller.has(SystemRole.SYSTEM_ADMINISTRATOR)
            && account.filter(known -> known.has(SystemRole.SYSTEM_ADMINISTRATOR)).isPresent();
    return new LockoutView(
        closed.lockoutId(),
        closed.kind(),
        account.map(Account::view),
        closed.address(),
        closed.tries(),
        closed.closedUntil().minus(SignInThrottle.PAUSE),
        closed.closedUntil(),
        caller.hasAnyOf(MAY_UNLOCK) && !untouchable);
  }
}
