package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SessionId;
import org.tsudoi.shared.SystemRole;

/**
 * Where people are signed in, for programs: each says whose sessions it means, so that a session of
 * somebody else is never ended by a wrong id.
 */
@Stateless
public class SessionService {

  private Accounts accounts;
  private SignInService signIn;

  /** For the container. */
  public SessionService() {}

  @Inject
  SessionService(Accounts accounts, SignInService signIn) {
    this.accounts = accounts;
    this.signIn = signIn;
  }

  /**
   * The caller's own live sessions, newest first.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public List<SessionView> own(Caller caller) {
    return signIn.sessions(caller, self(caller));
  }

  /**
   * Ends one of the caller's own sessions at once, also the one that asks.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} when the caller has no such session any
   *     more
   */
  @Allowed
  public void endOwn(Caller caller, SessionId id) {
    end(caller, self(caller), id);
  }

  /**
   * The live sessions of anybody, newest first.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public List<SessionView> of(Caller caller, AccountId account) {
    return signIn.sessions(caller, known(account));
  }

  /**
   * Ends a session of that person at once.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} when the person has no such session any
   *     more
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void endOf(Caller caller, AccountId account, SessionId id) {
    end(caller, known(account), id);
  }

  private void end(Caller caller, AccountId account, SessionId id) {
    if (signIn.sessions(caller, account).stream().noneMatch(session -> session.id().equals(id))) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    signIn.end(caller, id);
  }

  private AccountId known(AccountId account) {
    if (accounts.find(account).isEmpty()) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    return account;
  }

  private static AccountId self(Caller caller) {
    return caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
  }
}
