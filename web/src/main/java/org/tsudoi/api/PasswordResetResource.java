package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.PasswordResetService;
import org.tsudoi.session.RequestSource;
import org.tsudoi.shared.CallerPath;

/** Another password for whoever has forgotten the present one, by a link in a mail. */
@Path("password-reset")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class PasswordResetResource {

  @Inject private PasswordResetService resets;
  @Inject private RequestSource source;

  /** Whether links are sent at all. */
  @GET
  @SecurityRequirements
  @Operation(operationId = "passwordResetOffer", summary = "Whether links are sent by mail at all")
  public ResetOfferAnswer offer() {
    return new ResetOfferAnswer(resets.isOffered());
  }

  /** Asks for a link. */
  @POST
  @SecurityRequirements
  @Operation(
      operationId = "requestPasswordReset",
      summary = "Asks for a link to choose another password",
      description =
          "The answer is the same for every user ID, whether it exists, may be signed in to, has a"
              + " mail address or not.")
  @APIResponse(responseCode = "204", description = "noted")
  @APIResponse(responseCode = "404", description = "not-found: mail is not set up")
  @APIResponse(responseCode = "429", description = "too-many-requests from this address")
  public void request(@NotNull @Valid ResetRequestBody body) {
    resets.request(body.loginName(), source.over(CallerPath.API));
  }

  /** Chooses another password. */
  @POST
  @Path("complete")
  @SecurityRequirements
  @Operation(
      operationId = "completePasswordReset",
      summary = "Chooses another password by the token of a link; ends all sessions of the account",
      description = "Signs nobody in: a second factor is asked at the next sign-in as before.")
  @APIResponse(responseCode = "204", description = "chosen")
  @APIResponse(responseCode = "410", description = "reset-link-invalid")
  @APIResponse(responseCode = "422", description = "password-too-weak or password-reused")
  @APIResponse(responseCode = "429", description = "too-many-requests")
  public void complete(@NotNull @Valid ResetChoiceBody body) {
    resets.choose(body.token(), body.next(), source.over(CallerPath.API));
  }
}
