package org.tsudoi.shared;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks: the first parameter of every door method.
 *
 * <p>Only the room {@code accounts} makes a caller, from a live session or an API token, and {@link
 * #system()} stands for the server itself. A guest of a meeting has no account, but the session of
 * a guest. Rights inside one meeting are not here; the room {@code meetings} checks them.
 *
 * @param account the account, empty for a guest, the command line and the system
 * @param name the name that people see
 * @param roles the system roles at the time of the check
 * @param path the way the request came in
 * @param address the client's address in text form, empty for the system
 * @param session the sign-in session, or the API token that stands for one; empty for the command
 *     line and the system
 * @param duty what must be done before anything else; nothing but that and signing out is allowed
 */
public record Caller(
    Optional<AccountId> account,
    String name,
    Set<SystemRole> roles,
    CallerPath path,
    String address,
    Optional<SessionId> session,
    Optional<Duty> duty) {

  private static final Set<SystemRole> KEEPING_OTHERS =
      Set.of(SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR);

  private static final Caller SYSTEM =
      new Caller(Optional.empty(), "system", Set.of(), CallerPath.SYSTEM, "", Optional.empty());

  /** Makes the sets immutable. */
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** A caller who owes nothing. */
  public Caller(
      Optional<AccountId> account,
      String name,
      Set<SystemRole> roles,
      CallerPath path,
      String address,
      Optional<SessionId> session) {
    this(account, name, roles, path, address, session, Optional.empty());
  }

  /** The server acting on its own account: timers, start and stop. It passes every role check. */
  public static Caller system() {
    return SYSTEM;
  }

  /** Whether the caller holds at least one of the roles, or is the system. */
  public boolean hasAnyOf(Set<SystemRole> wanted) {
    return path == CallerPath.SYSTEM || wanted.stream().anyMatch(roles::contains);
  }

  /** Whether the caller holds the role, or is the system. */
  public boolean has(SystemRole role) {
    return hasAnyOf(Set.of(role));
  }

  /** Whether this is a guest of one meeting: somebody with a session and without an account. */
  public boolean isGuest() {
    return account.isEmpty() && session.isPresent();
  }

  /** Whether this must be done before anything else. */
  public boolean owes(Duty wanted) {
    return duty.filter(wanted::equals).isPresent();
  }

  /**
   * Whether the caller may change a person who holds these roles: a system administrator only if
   * the caller is one, and by an API token nobody who keeps others, so that no token makes its way
   * to more.
   */
  public boolean mayTouch(Set<SystemRole> held) {
    if (held.contains(SystemRole.SYSTEM_ADMINISTRATOR) && !has(SystemRole.SYSTEM_ADMINISTRATOR)) {
      return false;
    }
    return path != CallerPath.API_TOKEN || held.stream().noneMatch(KEEPING_OTHERS::contains);
  }

  /** Whether this is the person with the given account. */
  public boolean is(AccountId someone) {
    return account.filter(someone::equals).isPresent();
  }
}
