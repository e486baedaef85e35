package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.accounts.domain.Sessions;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PersonHours;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SessionId;

/**
 * Begins, finds, moves on and ends sign-in sessions, and makes the {@link Caller} of each.
 *
 * <p>Each method runs in the transaction of its caller or in one of its own. Every end is told by
 * {@link SessionEnded}.
 */
@ApplicationScoped
@Transactional
class SessionKeeper {

  private static final Duration KEPT_AFTER_END = Duration.ofDays(1);
  private static final int ENDED_AT_ONCE = 200;

  private final Sessions sessions;
  private final Accounts accounts;
  private final SignInSession.Lifetime lifetime;
  private final Duties duties;
  private final Event<SessionEnded> ended;
  private final Clock clock;
  private final SecureRandom random;

  /** For the container's proxy. */
  SessionKeeper() {
    this(null, null, (SignInSession.Lifetime) null, null, null, null, null);
  }

  @Inject
  SessionKeeper(
      Sessions sessions,
      Accounts accounts,
      SignInSettings settings,
      Duties duties,
      Event<SessionEnded> ended,
      Clock clock,
      SecureRandom random) {
    this(sessions, accounts, settings.sessionLifetime(), duties, ended, clock, random);
  }

  SessionKeeper(
      Sessions sessions,
      Accounts accounts,
      SignInSession.Lifetime lifetime,
      Duties duties,
      Event<SessionEnded> ended,
      Clock clock,
      SecureRandom random) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.lifetime = lifetime;
    this.duties = duties;
    this.ended = ended;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Begins a session for somebody who has proved everything.
   *
   * @throws RefusedException with {@link Problem#OUTSIDE_HOURS}; the detail says from when on it
   *     would be right
   */
  SignedIn begin(Account account, SignInEntry entry, Optional<DeviceId> device) {
    Instant now = clock.instant();
    PersonHours permitted = hours().of(account, now);
    refuseOutside(permitted, now);
    Origin origin = entry.origin();
    Delivery delivery = entry.delivery();
    String token = SessionToken.newToken(random);
    SignInSession session = new SignInSession(account, token, origin, delivery, lifetime, now);
    session.provedBy(entry.provedBy());
    entry.provedAt().ifPresent(session::provedAt);
    entry.latestEnd().ifPresent(session::endBy);
    device.ifPresent(session::madeWith);
    sessions.add(session);
    Optional<String> csrf =
        delivery == Delivery.COOKIE ? Optional.of(SessionToken.csrfToken(token)) : Optional.empty();
    return new SignedIn(
        token,
        csrf,
        callerOf(session, account, origin.address(), origin.path()),
        viewOf(session, account),
        session.idleEnd(),
        endOf(session, permitted, now));
  }

  private static void refuseOutside(PersonHours permitted, Instant now) {
    if (!permitted.admit(now)) {
      throw new RefusedException(
          Problem.OUTSIDE_HOURS,
          "hours",
          permitted.openingAfter(now).map(Instant::toString).orElse(""));
    }
  }

  /** When the session ends in any case: its hours may be over before its lifetime is. */
  private static Instant endOf(SignInSession session, PersonHours permitted, Instant now) {
    return permitted
        .endAfter(now)
        .filter(session.absoluteEnd()::isAfter)
        .orElse(session.absoluteEnd());
  }

  Optional<Caller> resume(String token, Delivery delivery, String address, CallerPath path) {
    return alive(token, delivery).flatMap(session -> use(session, address, path));
  }

  Optional<Caller> resumeUnattended(
      String token, Delivery delivery, String address, CallerPath path) {
    return alive(token, delivery)
        .flatMap(
            session ->
                usableAccountOf(session).map(account -> callerOf(session, account, address, path)));
  }

  private Optional<SignInSession> alive(String token, Delivery delivery) {
    if (!SessionToken.looksLikeToken(token)) {
      return Optional.empty();
    }
    return sessions
        .findByTokenHash(SessionToken.hash(token))
        .filter(session -> session.delivery() == delivery);
  }

  Optional<Caller> overTunnel(SessionId id, String address) {
    return sessions.find(id).flatMap(session -> use(session, address, CallerPath.TUNNEL));
  }

  /** The session and its account, if it is alive. */
  Optional<CurrentSession> current(SessionId id) {
    return sessions
        .find(id)
        .flatMap(session -> usableAccountOf(session).map(account -> current(session, account)));
  }

  private CurrentSession current(SignInSession session, Account account) {
    Instant now = clock.instant();
    PersonHours permitted = hours().of(account, now);
    return new CurrentSession(
        viewOf(session, account),
        session.idleEnd(),
        endOf(session, permitted, now),
        duties.passwordEndOf(account, session.provedBy()),
        permitted,
        now,
        SessionEnd.of(session, lifetime.idle(), permitted.endAfter(now)));
  }

  /** What the next password of an account must be. */
  PasswordRules rulesFor(AccountId id) {
    return duties.rulesFor(accounts.find(id).map(Account::groups).orElse(Set.of()));
  }

  Optional<SignInSession> find(SessionId id) {
    return sessions.find(id);
  }

  /** Whether it was proved, no longer ago than a proof counts, who is at the session. */
  boolean isProved(SessionId id) {
    return sessions
        .find(id)
        .filter(session -> session.isProved(lifetime.proof(), clock.instant()))
        .isPresent();
  }

  /** Remembers that it was proved just now who is at the session. */
  void proved(SessionId id) {
    sessions.prove(id, clock.instant());
  }

  /** The live sessions of an account, newest first. */
  List<SignInSession> living(Account account) {
    Instant now = clock.instant();
    return sessions.openOf(account.id()).stream()
        .filter(session -> session.isAlive(now, account.version()))
        .toList();
  }

  /** Ends one session; false if it had ended already. */
  boolean end(SignInSession session) {
    boolean first = session.end(clock.instant());
    if (first) {
      ended.fire(new SessionEnded(session.id()));
    }
    return first;
  }

  /** Ends all sessions of an account, but for the one that is to go on, and says how many. */
  int endAll(Account account, Optional<SessionId> goesOn) {
    int count = 0;
    for (SignInSession session : sessions.openOf(account.id())) {
      if (goesOn.filter(session.id()::equals).isPresent()) {
        session.follow(account);
      } else if (end(session)) {
        count++;
      }
    }
    return count;
  }

  /** Ends all sessions that were made with a device. */
  void endAllOf(DeviceId device) {
    sessions.openOf(device).forEach(this::end);
  }

  /** Ends what has run out, so that tunnels learn of it too, and deletes what ended long ago. */
  void sweep() {
    Instant now = clock.instant();
    sessions.runOut(now, ENDED_AT_ONCE).forEach(this::end);
    sessions.deleteEndedBefore(now.minus(KEPT_AFTER_END));
  }

  /** The live sessions of people who may not be signed in now. */
  List<SignInSession> outsideHours() {
    return outsideHours(hours().closed(clock.instant()));
  }

  /** The live sessions of members of these groups who may not be signed in now. */
  List<SignInSession> outsideHours(List<GroupId> groups) {
    Instant now = clock.instant();
    return sessions.openOfMembers(groups).stream()
        .filter(session -> isOutside(session, now))
        .toList();
  }

  private boolean isOutside(SignInSession session, Instant now) {
    return accounts
        .find(AccountId.of(session.accountId()))
        .filter(account -> !hours().admit(account, now))
        .isPresent();
  }

  private Optional<Caller> use(SignInSession session, String address, CallerPath path) {
    return usableAccountOf(session)
        .map(
            account -> {
              Instant idleEnd = session.idleEndAfterUse(lifetime.idle(), clock.instant());
              if (idleEnd.isAfter(session.idleEnd())) {
                sessions.slide(session.id(), idleEnd);
              }
              return callerOf(session, account, address, path);
            });
  }

  private Optional<Account> usableAccountOf(SignInSession session) {
    Instant now = clock.instant();
    return accounts
        .find(AccountId.of(session.accountId()))
        .filter(account -> account.isUsable(now))
        .filter(account -> session.isAlive(now, account.version()))
        .filter(account -> hours().admit(account, now));
  }

  /** What somebody must do before anything else. */
  Optional<Duty> dutyOf(Account account) {
    return duties.firstOf(account, ProvedBy.PASSWORD);
  }

  /** Whether the account's permitted hours admit it now. */
  boolean isWithinHours(Account account) {
    return hours().admit(account, clock.instant());
  }

  private HoursKeeper hours() {
    return duties.hours(accounts);
  }

  private AccountView viewOf(SignInSession session, Account account) {
    return account.view().withPasswordDemand(duties.passwordDemand(account, session.provedBy()));
  }

  private Caller callerOf(SignInSession session, Account account, String address, CallerPath path) {
    return new Caller(
        Optional.of(account.id()),
        account.displayName(),
        account.roles(),
        path,
        address,
        Optional.of(session.id()),
        duties.firstOf(account, session.provedBy()));
  }
}
