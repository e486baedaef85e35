package org.tsudoi.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.tsudoi.accounts.ApiScope;
import org.tsudoi.accounts.ApiTokenUse;
import org.tsudoi.session.ApiTokenCall;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Lets an API token do what its scopes say and nothing else, before the body is read or a resource
 * sees the call. Whoever has none of this behind them, has no role: the doors refuse it.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ScopeGuard implements ContainerRequestFilter {

  @Context private ResourceInfo resource;
  @Inject private CurrentCaller current;

  @Override
  public void filter(ContainerRequestContext request) {
    current.apiTokenCall().ifPresent(this::check);
  }

  private void check(ApiTokenCall call) {
    ApiTokenUse use = call.use().orElseThrow(() -> new RefusedException(Problem.NOT_SIGNED_IN));
    call.is(OperationScopes.operation(resource.getResourceClass(), resource.getResourceMethod()));
    switch (OperationScopes.ruleOf(call.operation())) {
      case CLOSED -> throw new RefusedException(Problem.CLOSED_TO_TOKENS);
      case ANY -> requireNoDuty(use);
      case SCOPE -> {
        ApiScope scope = OperationScopes.scopeOf(call.operation()).orElseThrow();
        var lent =
            use.within(scope)
                .orElseThrow(
                    () -> new RefusedException(Problem.SCOPE_MISSING, "scopes", scope.word()));
        requireNoDuty(use);
        current.lend(lent);
      }
      default -> throw new IllegalStateException(call.operation());
    }
  }

  private static void requireNoDuty(ApiTokenUse use) {
    if (use.caller().duty().isPresent()) {
      throw new RefusedException(use.caller().duty().get().problem());
    }
  }
}
