package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.accounts.SignedIn;
import org.tsudoi.session.BrowserSession;
import org.tsudoi.session.RequestSource;
import org.tsudoi.shared.CallerPath;

/** Where the desktop client takes up the sign-in that a person handed over to it in the browser. */
@Path("session/hand-over")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class HandOverResource {

  private static final String INVALID =
      "hand-over-invalid: the code was used, has run out, never was, or is another client's";

  @Inject private SignInService signIn;
  @Inject private BrowserSession browser;
  @Inject private RequestSource source;

  /** Begins the client's own session. */
  @POST
  @SecurityRequirements
  @Operation(
      operationId = "takeHandOver",
      summary = "Signs the desktop client in with a code that was handed over in the browser",
      description =
          "The code works once and for a minute. A wrong verifier spends it; when it is shown"
              + " again, the session that began with it ends. The whole exchange stands in"
              + " docs/hand-over.md.")
  @APIResponse(responseCode = "200", description = "signed in; the answer tells the bearer token")
  @APIResponse(
      responseCode = "401",
      description =
          INVALID
              + "; or device-unknown, device-not-approved (detail: its enrolment code) or"
              + " device-mac-required: the code works on for its minute")
  public SessionAnswer take(@NotNull @Valid HandOverBody body) {
    SignedIn begun = signIn.signIn(body.claim(browser.server()), source.over(CallerPath.API));
    return SessionAnswer.begun(begun, signIn.passwordRules(begun.caller()));
  }

  /** Enrols the client's device. */
  @POST
  @Path("device")
  @SecurityRequirements
  @Operation(
      operationId = "requestDeviceByHandOver",
      summary = "Enrols the device of a desktop client that cannot sign in because of it",
      description = "Spends the code; once the device is approved the client begins anew.")
  @APIResponse(
      responseCode = "201",
      description = "waiting for approval",
      content = @Content(schema = @Schema(implementation = EnrolledDeviceAnswer.class)))
  @APIResponse(responseCode = "401", description = INVALID)
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public Response enrol(@NotNull @Valid HandOverDeviceBody body) {
    return Response.status(Response.Status.CREATED)
        .entity(
            EnrolledDeviceAnswer.of(
                signIn.enrolDevice(
                    body.handOver().claim(browser.server()),
                    body.device().device(browser.server()),
                    source.over(CallerPath.API))))
        .build();
  }
}
