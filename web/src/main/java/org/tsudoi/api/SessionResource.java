package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.Credentials;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.accounts.SignedIn;
import org.tsudoi.session.BrowserSession;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;

/** The session that asks: beginning it, looking at it, ending it, changing the password. */
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SessionResource {

  @Inject private SignInService signIn;
  @Inject private BrowserSession browser;
  @Inject private CurrentCaller current;

  /** Signs in; the token comes back in the cookie or in the body, never in both. */
  @POST
  @SecurityRequirements
  @Operation(
      operationId = "signIn",
      summary = "Signs in with user ID and password",
      description =
          "delivery cookie: the answer sets the cookie and tells the CSRF token. delivery bearer:"
              + " the answer tells the token and sets no cookie.")
  @APIResponse(responseCode = "200", description = "signed in")
  @APIResponse(
      responseCode = "401",
      description =
          "sign-in-failed, which never says what was wrong; behind the right password"
              + " second-factor-required or second-factor-wrong: repeat it with a code; behind both"
              + " device-unknown, device-not-approved (detail: its enrolment code) or"
              + " device-mac-required; behind all of it 403 outside-hours (detail: from when on)")
  @APIResponse(responseCode = "429", description = "too-many-requests")
  @APIResponse(
      responseCode = "503",
      description =
          "directory-unreachable: nothing here matches, and the company directory, which keeps some"
              + " passwords, cannot be asked")
  public SessionAnswer begin(
      @NotNull @Valid SignInBody body, @Context HttpServletResponse response) {
    Credentials credentials = body.credentials(browser.server());
    SignedIn begun =
        body.delivery().equals("cookie")
            ? browser.begin(credentials, CallerPath.API, response)
            : browser.beginBearer(credentials);
    return SessionAnswer.begun(begun, signIn.passwordRules(begun.caller()));
  }

  /** The present session. */
  @GET
  @Operation(
      operationId = "currentSession",
      summary = "The present session",
      description =
          "firstEnd tells when it ends if nothing is done, and from when on to warn of it. Asking"
              + " counts as use of the session, as every request does, unless it carries the header"
              + " Tsudoi-Unattended: true, which is for what no person asked for.")
  @APIResponse(responseCode = "200", description = "signed in")
  @APIResponse(responseCode = "401", description = "not-signed-in")
  public SessionAnswer current() {
    Caller caller = current.require();
    return SessionAnswer.current(
        caller,
        signIn.current(caller),
        signIn.passwordRules(caller),
        browser.csrfToken().orElse(null));
  }

  /** Signs out; without a session there is nothing to end, which is no refusal. */
  @DELETE
  @Operation(operationId = "signOut", summary = "Ends the present session")
  @APIResponse(responseCode = "204", description = "signed out")
  public void end(@Context HttpServletResponse response) {
    browser.end(response);
  }

  /** Changes one's own password; all other sessions of the account end. */
  @POST
  @Path("password")
  @Operation(operationId = "changePassword", summary = "Changes one's own password")
  @APIResponse(responseCode = "204", description = "changed")
  @APIResponse(responseCode = "401", description = "sign-in-failed: the current one is wrong")
  @APIResponse(
      responseCode = "409",
      description = "password-in-directory: the company directory keeps it; it is changed there")
  @APIResponse(
      responseCode = "422",
      description = "password-too-weak, password-reused or password-too-young")
  public void changePassword(@NotNull @Valid PasswordBody body) {
    signIn.changePassword(current.require(), body.current(), body.next());
  }
}
