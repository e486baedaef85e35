package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.MeetingId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SessionId;
import org.tsudoi.shared.Ticker;

/**
 * The sessions of guests: people without an account, each in one meeting under a name that they
 * gave themselves (spec 6.3.3).
 *
 * <p>A session begins when somebody has passed everything that the door of that meeting asks. It
 * opens that meeting and nothing else: its caller has no account and no role, and every door that
 * is {@link org.tsudoi.shared.Allowed} is closed to it. It ends after the idle time and after the
 * lifetime of any sign-in, with the meeting, with an expulsion, and when the guest goes for good.
 *
 * <p>In memory only, so all are lost with the server, as gatherings are. At most {@link #MOST} at
 * once. Thread-safe.
 */
@ApplicationScoped
public class GuestSessions {

  /** How many guests have a session at the same time. */
  static final int MOST = 2_000;

  private final Map<SessionId, Held> held = new HashMap<>();
  private final Map<String, SessionId> byTokenHash = new HashMap<>();
  private Ticker ticker;
  private SecureRandom random;
  private Duration idle;
  private Duration absolute;

  private record Held(
      String tokenHash, MeetingId meeting, String name, long begunNanos, long usedNanos) {

    private Held usedAt(long nanos) {
      return new Held(tokenHash, meeting, name, begunNanos, nanos);
    }
  }

  /** For the container's proxy. */
  public GuestSessions() {}

  @Inject
  GuestSessions(Ticker ticker, SecureRandom random, SignInSettings settings) {
    this(ticker, random, settings.sessionLifetime().idle(), settings.sessionLifetime().absolute());
  }

  /** Sessions that live so long unused, and so long at most. */
  public GuestSessions(Ticker ticker, SecureRandom random, Duration idle, Duration absolute) {
    this.ticker = ticker;
    this.random = random;
    this.idle = idle;
    this.absolute = absolute;
  }

  /**
   * Somebody at the door of a meeting who has not passed it: a name for the audit trail, with a
   * session that opens nothing.
   */
  public Caller stranger(String name, String address) {
    return caller(SessionId.random(), name, CallerPath.API, address);
  }

  /**
   * Begins a session.
   *
   * @param name as it was checked by the room of the meeting
   * @throws RefusedException with {@link Problem#SERVER_FULL} when there are too many
   */
  public synchronized GuestSession begin(MeetingId meeting, String name, String address) {
    sweep();
    if (held.size() >= MOST) {
      throw new RefusedException(Problem.SERVER_FULL);
    }
    String token = SessionToken.newToken(random);
    String hash = SessionToken.hash(token);
    SessionId id = SessionId.random();
    held.put(id, new Held(hash, meeting, name, ticker.nanos(), ticker.nanos()));
    byTokenHash.put(hash, id);
    return new GuestSession(token, caller(id, name, CallerPath.API, address));
  }

  /** The guest behind a token, at the door of the meeting for which it was made; counts as use. */
  public synchronized Optional<Caller> resume(String token, MeetingId meeting, String address) {
    return find(token)
        .filter(id -> held.get(id).meeting().equals(meeting))
        .flatMap(id -> use(id, CallerPath.API, address));
  }

  /** The guest who joined a meeting, as long as the session lives; counts as use. */
  public synchronized Optional<Caller> overTunnel(SessionId session, String address) {
    return use(session, CallerPath.TUNNEL, address);
  }

  /** The session that a token proves. */
  public synchronized Optional<SessionId> find(String token) {
    return Optional.of(token)
        .filter(SessionToken::looksLikeToken)
        .map(shown -> byTokenHash.get(SessionToken.hash(shown)));
  }

  /** Ends a session; one that is none any more is no refusal. */
  public synchronized void end(SessionId session) {
    Optional.ofNullable(held.remove(session)).ifPresent(was -> byTokenHash.remove(was.tokenHash()));
  }

  /** Ends all sessions of a meeting, because it is over. */
  public synchronized void endAllOf(MeetingId meeting) {
    Set.copyOf(held.keySet()).stream()
        .filter(session -> held.get(session).meeting().equals(meeting))
        .forEach(this::end);
  }

  private Optional<Caller> use(SessionId session, CallerPath path, String address) {
    Held known = held.get(session);
    if (known == null || isOver(known)) {
      end(session);
      return Optional.empty();
    }
    held.put(session, known.usedAt(ticker.nanos()));
    return Optional.of(caller(session, known.name(), path, address));
  }

  private void sweep() {
    Iterator<Held> all = held.values().iterator();
    while (all.hasNext()) {
      Held one = all.next();
      if (isOver(one)) {
        byTokenHash.remove(one.tokenHash());
        all.remove();
      }
    }
  }

  private boolean isOver(Held one) {
    return ticker.since(one.usedNanos()).compareTo(idle) >= 0
        || ticker.since(one.begunNanos()).compareTo(absolute) >= 0;
  }

  private static Caller caller(SessionId session, String name, CallerPath path, String address) {
    return new Caller(
        Optional.empty(), name, Set.of(), path, address, Optional.of(session), Optional.empty());
  }
}
