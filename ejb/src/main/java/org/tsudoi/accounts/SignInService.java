package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SessionId;

/**
 * The only place that makes a {@link Caller}: from credentials, from a live session, or from the
 * command line's token (spec 6.3.1).
 *
 * <p>A session ends thirty minutes after its last use, twelve hours after its beginning, and at
 * once when its owner signs out, its password or roles change, or an administrator ends it.
 */
@Stateless
public class SignInService {

  /** For the container. */
  public SignInService() {}

  /**
   * Begins a session.
   *
   * <p>The answer never says what was wrong, and a name that does not exist, a wrong password, a
   * locked and a disabled account all cost one computation of the password hash. Ten wrong
   * passwords for one name from one address close that pair for fifteen minutes.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED}, or with {@link
   *     Problem#TOO_MANY_REQUESTS} while too many sign-ins are being computed
   */
  public SignedIn signIn(Credentials credentials, Origin origin, Delivery delivery) {
    throw new UnsupportedOperationException();
  }

  /**
   * The person behind a session's token, on each request; keeps the session from running idle.
   *
   * @return empty unless the session is alive and its token came the way it was handed out
   */
  public Optional<Caller> resume(String token, Delivery delivery, String address, CallerPath path) {
    throw new UnsupportedOperationException();
  }

  /**
   * The person who joined a meeting, as long as the session still lives; keeps it from running
   * idle, so that being in a meeting counts as use.
   *
   * @return the caller with its roles of now, the path tunnel and the given address
   */
  public Optional<Caller> overTunnel(Caller joined, String address) {
    throw new UnsupportedOperationException();
  }

  /**
   * The command line on the server's own machine, by the token that each start of the server writes
   * into its data folder.
   *
   * @return empty unless the token is the one of this start and the address is loopback
   */
  public Optional<Caller> commandLine(String token, String address) {
    throw new UnsupportedOperationException();
  }

  /**
   * The CSRF token that belongs to a cookie session's token; it reveals nothing about that token.
   */
  public String csrfToken(String token) {
    throw new UnsupportedOperationException();
  }

  /**
   * The session that asks and its account.
   *
   * @throws RefusedException with {@link Problem#NOT_SIGNED_IN} for a caller without session
   */
  @Allowed(beforePasswordChange = true)
  public CurrentSession current(Caller caller) {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes the caller's own password and ends all its other sessions.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED} when the current password is
   *     wrong, {@link Problem#PASSWORD_TOO_WEAK} or {@link Problem#PASSWORD_REUSED} by the policy
   */
  @Allowed(beforePasswordChange = true)
  public void changePassword(Caller caller, String current, String next) {
    throw new UnsupportedOperationException();
  }

  /** Ends the caller's session; ended already is no refusal. */
  @Allowed(beforePasswordChange = true)
  public void signOut(Caller caller) {
    throw new UnsupportedOperationException();
  }

  /**
   * The live sessions of an account: one's own, or anybody's for an administrator.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN}
   */
  @Allowed
  public List<SessionView> sessions(Caller caller, AccountId account) {
    throw new UnsupportedOperationException();
  }

  /**
   * Ends a session at once: one's own, or anybody's for an administrator.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}
   */
  @Allowed
  public void end(Caller caller, SessionId session) {
    throw new UnsupportedOperationException();
  }
}
