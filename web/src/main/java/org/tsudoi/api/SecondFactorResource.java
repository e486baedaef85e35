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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.SecondFactorService;
import org.tsudoi.session.CurrentCaller;

/** One's own second factor: setting it up, new recovery codes, turning it off. */
@Path("session/second-factor")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SecondFactorResource {

  private static final String WRONG =
      "sign-in-failed: the password is wrong; second-factor-wrong: the code is";

  @Inject private SecondFactorService secondFactor;
  @Inject private CurrentCaller current;

  /** Whether there is one. */
  @GET
  @Operation(operationId = "ownSecondFactor", summary = "One's own second factor")
  public SecondFactorAnswer own() {
    return SecondFactorAnswer.of(secondFactor.own(current.require()));
  }

  /** Makes a secret; nothing changes for sign-ins before it is confirmed. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "beginSecondFactor",
      summary = "Makes a secret for an authenticator application",
      description = "Nothing changes for sign-ins before it is confirmed with a first code.")
  @APIResponse(responseCode = "200", description = "the secret, shown only now")
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: there is a second factor already; second-factor-off: the policy offers none")
  public EnrolmentAnswer begin() {
    return EnrolmentAnswer.of(secondFactor.begin(current.require()));
  }

  /** Turns it on. */
  @POST
  @Path("confirm")
  @Operation(
      operationId = "confirmSecondFactor",
      summary = "Turns the second factor on and gives ten recovery codes")
  @APIResponse(responseCode = "200", description = "on; the recovery codes, shown only now")
  @APIResponse(responseCode = "401", description = WRONG)
  @APIResponse(
      responseCode = "409",
      description = "conflict: nothing was begun; second-factor-off: the policy offers none")
  public RecoveryCodesAnswer confirm(@NotNull @Valid ReassuranceBody body) {
    return new RecoveryCodesAnswer(secondFactor.confirm(current.require(), body.proof()));
  }

  /** New recovery codes in place of those until now. */
  @POST
  @Path("recovery-codes")
  @Operation(
      operationId = "renewRecoveryCodes",
      summary = "Gives ten new recovery codes; those until now are void")
  @APIResponse(responseCode = "200", description = "the recovery codes, shown only now")
  @APIResponse(responseCode = "401", description = WRONG)
  public RecoveryCodesAnswer renew(@NotNull @Valid ReassuranceBody body) {
    return new RecoveryCodesAnswer(
        secondFactor.renewRecoveryCodes(current.require(), body.proof()));
  }

  /** Turns it off. */
  @POST
  @Path("remove")
  @Operation(operationId = "removeSecondFactor", summary = "Turns one's own second factor off")
  @APIResponse(responseCode = "204", description = "off")
  @APIResponse(responseCode = "401", description = WRONG)
  @APIResponse(responseCode = "409", description = "second-factor-kept: the policy asks for one")
  public void remove(@NotNull @Valid ReassuranceBody body) {
    secondFactor.remove(current.require(), body.proof());
  }
}
