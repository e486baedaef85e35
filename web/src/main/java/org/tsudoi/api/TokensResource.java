package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.ApiTokenId;
import org.tsudoi.accounts.ApiTokenQuery;
import org.tsudoi.accounts.ApiTokenService;
import org.tsudoi.accounts.ApiTokenState;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Everybody's API tokens, for administrators. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tokens")
public class TokensResource {

  @Inject private ApiTokenService tokens;
  @Inject private CurrentCaller current;

  /** Lists tokens. */
  @GET
  @Operation(operationId = "findApiTokens", summary = "Lists API tokens, newest first")
  public ApiTokensAnswer find(
      @QueryParam("query")
          @DefaultValue("")
          @Size(max = 200)
          @Parameter(description = "part of the user ID or of the token's name")
          String query,
      @QueryParam("state")
          @DefaultValue("")
          @Parameter(description = "ACTIVE, EXPIRED or REVOKED; all if it is absent")
          String state,
      @QueryParam("user") @DefaultValue("") @Parameter(description = "whose") String user,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    Optional<AccountId> owner = user.isEmpty() ? Optional.empty() : Optional.of(AccountId.of(user));
    return ApiTokensAnswer.of(
        tokens.find(
            current.require(), new ApiTokenQuery(query, stateOf(state), owner, first, max)));
  }

  private static Optional<ApiTokenState> stateOf(String name) {
    Optional<ApiTokenState> state =
        Arrays.stream(ApiTokenState.values()).filter(each -> each.name().equals(name)).findFirst();
    if (state.isEmpty() && !name.isEmpty()) {
      throw new RefusedException(Problem.INVALID_VALUE, "state");
    }
    return state;
  }

  /** Ends a token. */
  @POST
  @Path("{id}/revoke")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "revokeApiToken", summary = "Ends anybody's API token at once")
  @APIResponse(responseCode = "200", description = "ended, or it was already")
  @APIResponse(
      responseCode = "403",
      description = "forbidden: a user administrator touches no system administrator")
  public ApiTokenAnswer revoke(@PathParam("id") String id) {
    return ApiTokenAnswer.of(tokens.revoke(current.require(), ApiTokenId.of(id)));
  }
}
