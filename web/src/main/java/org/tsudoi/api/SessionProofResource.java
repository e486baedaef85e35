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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.ProofService;
import org.tsudoi.session.CurrentCaller;

/** Proving anew who is at the present session. */
@Path("session/proof")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SessionProofResource {

  @Inject private ProofService proofs;
  @Inject private CurrentCaller current;

  /** Takes a new proof. */
  @POST
  @Operation(
      operationId = "proveAnew",
      summary = "Proves anew who is at the present session",
      description =
          "For what was refused with proof-required: changes that give or take the power to"
              + " administer, or that lead into an administrator's account. Such a change needs a"
              + " sign-in or a proof at this session within the last ten minutes.")
  @APIResponse(responseCode = "204", description = "proved")
  @APIResponse(
      responseCode = "401",
      description = "sign-in-failed: the password is wrong; second-factor-wrong: the code is")
  public void prove(@NotNull @Valid ReassuranceBody body) {
    proofs.renew(current.require(), body.proof());
  }
}
