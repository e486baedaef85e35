package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.PasskeyId;
import org.tsudoi.accounts.PasskeyService;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.accounts.SignedIn;
import org.tsudoi.session.BrowserSession;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.CallerPath;

/** Passkeys: one's own, and signing in with one. */
@Path("session/passkeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class PasskeysResource {

  private static final String WRONG =
      "sign-in-failed: the password is wrong; second-factor-wrong: the code or the passkey is";

  @Inject private PasskeyService passkeys;
  @Inject private SignInService signIn;
  @Inject private BrowserSession browser;
  @Inject private CurrentCaller current;

  /** One's own. */
  @GET
  @Operation(operationId = "ownPasskeys", summary = "One's own passkeys, oldest first")
  public List<OwnPasskeyAnswer> own() {
    return passkeys.own(current.require()).stream().map(OwnPasskeyAnswer::of).toList();
  }

  /** Where they work. */
  @GET
  @Path("server")
  @SecurityRequirements
  @Operation(operationId = "passkeyServer", summary = "The one address at which passkeys work")
  public PasskeyServerAnswer server() {
    return new PasskeyServerAnswer(passkeys.origin().orElse(null));
  }

  /** Something to be signed. */
  @POST
  @Path("challenge")
  @SecurityRequirements
  @Operation(
      operationId = "newPasskeyChallenge",
      summary = "A challenge that a passkey signs once, within three minutes",
      description =
          "For navigator.credentials.get with userVerification required and without"
              + " allowCredentials: nobody learns who has a passkey.")
  @APIResponse(responseCode = "200", description = "the challenge")
  @APIResponse(responseCode = "409", description = "passkeys-off: no address is set for them")
  @APIResponse(responseCode = "429", description = "too-many-requests")
  public PasskeyChallengeAnswer challenge(@NotNull @Valid PasskeyChallengeBody body) {
    return PasskeyChallengeAnswer.of(passkeys.challenge(body.wanted(), browser.address()));
  }

  /** Signs in with one alone. */
  @POST
  @Path("sign-in")
  @SecurityRequirements
  @Operation(
      operationId = "signInWithPasskey",
      summary = "Signs in with a passkey, without user ID and password",
      description = "The answer is that of signIn; so are the refusals about the device.")
  @APIResponse(responseCode = "200", description = "signed in")
  @APIResponse(
      responseCode = "401",
      description = "passkey-refused, which never says what was wrong; or about the device")
  public SessionAnswer signIn(
      @NotNull @Valid PasskeySignInBody body, @Context HttpServletResponse response) {
    SignedIn begun =
        body.delivery().equals("cookie")
            ? browser.begin(body.wish(browser.server()), CallerPath.API, response)
            : browser.beginBearer(body.wish(browser.server()));
    return SessionAnswer.begun(begun, signIn.passwordRules(begun.caller()));
  }

  /** Begins to add one. */
  @POST
  @Path("begin")
  @Operation(
      operationId = "beginPasskey",
      summary = "What a browser needs to make a passkey, for the password",
      description =
          "Whoever has a second factor already gives a code, a recovery code or a passkey too.")
  @APIResponse(responseCode = "200", description = "for navigator.credentials.create")
  @APIResponse(responseCode = "401", description = WRONG)
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: there are ten; passkeys-off: no address is set; second-factor-off: the policy"
              + " offers none")
  public PasskeyOfferAnswer begin(@NotNull @Valid ReassuranceBody body) {
    return PasskeyOfferAnswer.of(passkeys.begin(current.require(), body.proof()));
  }

  /** Adds one. */
  @POST
  @Operation(operationId = "addPasskey", summary = "Adds the passkey that the browser has made")
  @APIResponse(
      responseCode = "201",
      description = "added; recovery codes, shown only now, if it is the first second factor",
      content = @Content(schema = @Schema(implementation = AddedPasskeyAnswer.class)))
  @APIResponse(
      responseCode = "401",
      description = "passkey-refused: it does not answer what beginPasskey sent")
  @APIResponse(responseCode = "409", description = "conflict: there are ten, or this one is known")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public Response add(@NotNull @Valid NewPasskeyBody body) {
    return Response.status(Response.Status.CREATED)
        .entity(AddedPasskeyAnswer.of(passkeys.add(current.require(), body.passkey())))
        .build();
  }

  /** Removes one. */
  @POST
  @Path("{id}/remove")
  @Operation(operationId = "removePasskey", summary = "Removes a passkey of one's own")
  @APIResponse(responseCode = "204", description = "removed")
  @APIResponse(responseCode = "401", description = WRONG)
  @APIResponse(
      responseCode = "409",
      description = "second-factor-kept: the policy asks for one and there is no other")
  public void remove(@PathParam("id") String id, @NotNull @Valid ReassuranceBody body) {
    passkeys.remove(current.require(), PasskeyId.of(id), body.proof());
  }
}
