package org.tsudoi.accounts;

import java.util.Optional;
import java.util.Set;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/**
 * A right API token that came with a call.
 *
 * <p>By itself it carries nobody who may do anything: its caller has no role. Only {@link #within}
 * lends roles, for an operation whose scope the token has.
 *
 * @param id which token
 * @param name what it is for
 * @param scopes what it may be used for
 * @param caller its owner without any role
 * @param held the roles that its owner holds now
 */
public record ApiTokenUse(
    ApiTokenId id, String name, Set<ApiScope> scopes, Caller caller, Set<SystemRole> held) {

  /** Keeps the sets from being changed. */
  public ApiTokenUse {
    scopes = Set.copyOf(scopes);
    held = Set.copyOf(held);
  }

  /** The caller for an operation of this scope; empty unless the token has it. */
  public Optional<Caller> within(ApiScope scope) {
    if (!scopes.contains(scope)) {
      return Optional.empty();
    }
    return Optional.of(
        new Caller(
            caller.account(),
            caller.name(),
            scope.lend(held),
            caller.path(),
            caller.address(),
            caller.session(),
            caller.duty()));
  }
}
