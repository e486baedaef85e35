package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.ApiTokenId;
import org.tsudoi.accounts.ApiTokenService;
import org.tsudoi.session.CurrentCaller;

/** One's own API tokens. */
@Path("session/tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SessionTokensResource {

  @Inject private ApiTokenService tokens;
  @Inject private CurrentCaller current;

  /** One's own tokens and what a new one could be. */
  @GET
  @Operation(
      operationId = "ownApiTokens",
      summary = "One's own API tokens, newest first, and what a new one could be")
  public OwnApiTokensAnswer own() {
    return OwnApiTokensAnswer.of(tokens.own(current.require()), tokens.offer(current.require()));
  }

  /** Makes a token. */
  @POST
  @Operation(
      operationId = "createApiToken",
      summary = "Makes an API token of one's own, shown only now",
      description =
          "Asks for the password once more and, where one has a second factor, for a code. A token"
              + " does what its scopes and the roles of its owner at that time allow, on this API"
              + " only; it cannot make another one, sign in or change a password.")
  @APIResponse(
      responseCode = "201",
      description = "the token",
      content = @Content(schema = @Schema(implementation = CreatedApiTokenAnswer.class)))
  @APIResponse(
      responseCode = "401",
      description = "sign-in-failed: the password is wrong; second-factor-wrong: the code is")
  @APIResponse(responseCode = "409", description = "conflict: as many as one may have")
  @APIResponse(
      responseCode = "422",
      description =
          "invalid-value; field says which: a scope that one's roles have no use for is refused")
  public Response create(@NotNull @Valid NewApiTokenBody body) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(
            CreatedApiTokenAnswer.of(tokens.create(current.require(), body.wanted(), body.proof())))
        .build();
  }

  /** Ends a token. */
  @POST
  @Path("{id}/revoke")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "revokeOwnApiToken", summary = "Ends an API token of one's own at once")
  @APIResponse(responseCode = "200", description = "ended, or it was already")
  public ApiTokenAnswer revoke(@PathParam("id") String id) {
    return ApiTokenAnswer.of(tokens.revokeOwn(current.require(), ApiTokenId.of(id)));
  }
}
