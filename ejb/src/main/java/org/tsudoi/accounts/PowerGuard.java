package org.tsudoi.accounts;

import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Has whoever gives or takes the power to administer prove anew who it is, so that an unlocked
 * screen is not enough (ADR 135). The doors ask it before they write, so that no edge can forget
 * to.
 *
 * <p>A proof counts for ten minutes at the session that gave it. API tokens have none and are
 * refused; the command line is proof by itself, being the server's own machine.
 */
final class PowerGuard {

  private static final Set<SystemRole> POWER =
      Set.of(SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR);

  private final SessionKeeper sessions;

  PowerGuard(SessionKeeper sessions) {
    this.sessions = sessions;
  }

  /** Whether somebody with these roles administers others. */
  static boolean isPower(Set<SystemRole> roles) {
    return roles.stream().anyMatch(POWER::contains);
  }

  /**
   * Whether a change gives or takes power: one of the two roles, or from somebody who has one the
   * time for which it holds or the address to which the way to a new password is mailed.
   *
   * @param before empty for somebody new
   */
  static boolean isOfPower(Optional<Profile> before, Profile after) {
    if (before.isEmpty()) {
      return isPower(after.roles());
    }
    Profile was = before.get();
    boolean roles =
        POWER.stream().anyMatch(role -> was.roles().contains(role) != after.roles().contains(role));
    boolean around = !was.validity().equals(after.validity()) || !was.email().equals(after.email());
    return roles || around && isPower(was.roles());
  }

  /** Before a change of what is said about a person. */
  void refuseUnlessProved(Caller caller, Optional<Profile> before, Profile after) {
    if (isOfPower(before, after)) {
      refuseUnlessProved(caller);
    }
  }

  /** Before something that takes power from an account if it has any, or leads into it. */
  void refuseUnlessProved(Caller caller, Account account) {
    if (isPower(account.roles())) {
      refuseUnlessProved(caller);
    }
  }

  /**
   * Before a change that is known to be one of power.
   *
   * @throws RefusedException with {@link Problem#PROOF_REQUIRED}, or for an API token with {@link
   *     Problem#CLOSED_TO_TOKENS}
   */
  void refuseUnlessProved(Caller caller) {
    if (caller.path() == CallerPath.API_TOKEN) {
      throw new RefusedException(Problem.CLOSED_TO_TOKENS);
    }
    boolean byItself =
        caller.path() == CallerPath.SYSTEM || caller.path() == CallerPath.COMMAND_LINE;
    if (!byItself && caller.session().filter(sessions::isProved).isEmpty()) {
      throw new RefusedException(Problem.PROOF_REQUIRED);
    }
  }
}
