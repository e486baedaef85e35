package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.HandOverCode;
import org.tsudoi.accounts.domain.HandOverCodes;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.EnrolledDevice;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.devices.PresentedDevice;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The steps of handing a sign-in over to the desktop client that touch the database. What takes a
 * code up has a transaction of its own: a refusal must not undo that the code is spent.
 */
@ApplicationScoped
class HandOverKeeper {

  static final int MOST_CODES = 10;
  static final Duration SPAN = Duration.ofMinutes(15);

  /** As long as a session from it may live, so that showing it again ends that session. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final HandOverCodes codes;
  private final Accounts accounts;
  private final SessionKeeper sessions;
  private final SignInAttempts attempts;
  private final SignInRefusals refusals;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random;

  /** For the container's proxy. */
  HandOverKeeper() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  HandOverKeeper(
      HandOverCodes codes,
      Accounts accounts,
      SessionKeeper sessions,
      SignInAttempts attempts,
      SignInRefusals refusals,
      AuditTrail audit,
      Clock clock,
      SecureRandom random) {
    this.codes = codes;
    this.accounts = accounts;
    this.sessions = sessions;
    this.attempts = attempts;
    this.refusals = refusals;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Transactional
  String approve(Caller caller, HandOverRequest request) {
    Instant now = now();
    SignInSession session =
        caller
            .session()
            .flatMap(sessions::find)
            .filter(found -> found.delivery() == Delivery.COOKIE)
            .orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    Account account =
        caller
            .account()
            .flatMap(accounts::find)
            .orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    if (codes.countMadeSince(account.id(), now.minus(SPAN)) >= MOST_CODES) {
      audit.refused(
          caller,
          AuditAction.HAND_OVER_APPROVED,
          AccountAudit.target(account),
          Problem.TOO_MANY_REQUESTS);
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    String code = SessionToken.newToken(random);
    codes.add(new HandOverCode(code, account, session.id(), request, now));
    audit.record(
        caller, AuditAction.HAND_OVER_APPROVED, AccountAudit.target(account), AuditChange.none());
    return request.granted(code, account.loginName().value());
  }

  @Transactional
  void decline(Caller caller) {
    caller
        .account()
        .flatMap(accounts::find)
        .ifPresent(
            account ->
                audit.record(
                    caller,
                    AuditAction.HAND_OVER_DECLINED,
                    AccountAudit.target(account),
                    AuditChange.none()));
  }

  /** Whose code it is, whether it still works or not. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Account> owner(HandOverClaim claim) {
    return codes
        .find(SessionToken.hash(claim.code()))
        .flatMap(code -> accounts.find(code.account()));
  }

  /**
   * Begins the client's session and spends the code.
   *
   * @return empty if the code is worth nothing; it is spent then, and a session that began with it
   *     is ended
   * @throws RefusedException with what is wrong with the device; nothing has changed then
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<SignedIn> signIn(HandOverClaim claim, PresentedDevice device, Origin origin) {
    return taken(claim, origin)
        .map(
            grant -> {
              SignedIn signedIn =
                  attempts.enter(
                      grant.account(),
                      device,
                      new SignInEntry(
                          origin,
                          Delivery.BEARER,
                          grant.by().provedBy(),
                          Optional.of(grant.by().provedAt()),
                          Optional.of(grant.by().absoluteEnd()),
                          Map.of("way", "hand-over")));
              grant.code().spend(now(), signedIn.caller().session());
              return signedIn;
            });
  }

  /**
   * Takes in the client's device and spends the code.
   *
   * @return empty if the code is worth nothing, as at {@link #signIn}
   * @throws RefusedException with what is wrong with the device; nothing has changed then
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<EnrolledDevice> enrol(HandOverClaim claim, NewDevice wanted, Origin origin) {
    return taken(claim, origin)
        .map(
            grant -> {
              grant.code().spend(now(), Optional.empty());
              return attempts.enrol(grant.account(), origin, wanted);
            });
  }

  /** A code that its client has shown, with what it rests on. */
  private record Grant(HandOverCode code, Account account, SignInSession by) {}

  private Optional<Grant> taken(HandOverClaim claim, Origin origin) {
    Optional<HandOverCode> found = codes.lock(SessionToken.hash(claim.code()));
    if (found.isEmpty()) {
      audit.refusedAnonymously(
          AuditAction.SIGN_IN_REFUSED, origin.address(), origin.path(), Problem.HAND_OVER_INVALID);
      return Optional.empty();
    }
    HandOverCode code = found.get();
    Optional<Grant> grant = code.isSpent() ? Optional.empty() : grant(code, claim);
    if (grant.isEmpty()) {
      refuse(code, origin);
    }
    return grant;
  }

  private Optional<Grant> grant(HandOverCode code, HandOverClaim claim) {
    Instant now = now();
    Optional<Account> account =
        accounts
            .lock(code.account())
            .filter(found -> code.admits(found, claim, now) && found.admitsSignIn(now));
    return account.flatMap(
        found ->
            sessions
                .find(code.approvedBy())
                .filter(session -> session.isAlive(now, found.version()))
                .map(session -> new Grant(code, found, session)));
  }

  /** Nobody gets anything for it any more, nor keeps what somebody got for it (RFC 6749, 10.5). */
  private void refuse(HandOverCode code, Origin origin) {
    code.session().flatMap(sessions::find).ifPresent(session -> end(session, origin));
    code.spend(now(), code.session());
    accounts
        .find(code.account())
        .ifPresent(account -> refusals.known(account, origin, Problem.HAND_OVER_INVALID));
  }

  private void end(SignInSession session, Origin origin) {
    if (sessions.end(session)) {
      audit.record(
          SignInRefusals.nobody(origin),
          AuditAction.SESSION_ENDED,
          new AuditTarget("session", session.id().toString(), ""),
          AuditChange.created(Map.of("reason", "hand-over-repeated")));
    }
  }

  /** Forgets codes that nothing can rest on any more. */
  @Transactional(TxType.REQUIRES_NEW)
  void sweep() {
    codes.deleteMadeBefore(now().minus(KEPT));
  }
}
