package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.LockoutService;
import org.tsudoi.session.CurrentCaller;

/** Who is locked out of signing in after too many wrong tries (spec 6.3.1). */
@Path("lockouts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class LockoutsResource {

  @Inject private LockoutService lockouts;
  @Inject private CurrentCaller current;

  /** Who is locked out now. */
  @GET
  @Operation(operationId = "findLockouts", summary = "Who is locked out now, newest first")
  public LockoutsAnswer find(
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return LockoutsAnswer.of(lockouts.find(current.require(), first, max));
  }

  /** Lets somebody try again. */
  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "unlock",
      summary = "Forgets the wrong tries, so that the right password is let in again")
  @APIResponse(responseCode = "204", description = "unlocked")
  @APIResponse(responseCode = "404", description = "not-found: not locked out, or not any more")
  public void unlock(@PathParam("id") String id) {
    lockouts.unlock(current.require(), id);
  }
}
