package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.BulkService;
import org.tsudoi.session.CurrentCaller;

/** One thing done to many users (spec 6.3.2). */
@Path("users/bulk")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class BulkResource {

  @Inject private BulkService bulk;
  @Inject private CurrentCaller current;

  /** Does one thing to many users. */
  @POST
  @Operation(
      operationId = "changeManyUsers",
      summary = "Does one thing to many users, 2,000 at most",
      description =
          "Whom it cannot be done to is left as is, with a reason, and stops nobody else: oneself,"
              + " the last active system administrator, whom one may not touch, who is so already.")
  @APIResponse(responseCode = "200", description = "who is changed, who is not and why")
  @APIResponse(responseCode = "413", description = "too-large: more than 2,000")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public BulkAnswer run(
      @QueryParam("dryRun")
          @DefaultValue("false")
          @Parameter(description = "only say what would be done")
          boolean dryRun,
      @NotNull @Valid BulkBody body) {
    return BulkAnswer.of(
        dryRun
            ? bulk.preview(current.require(), body.order())
            : bulk.run(current.require(), body.order()));
  }
}
