package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.policies.JoinTermsService;
import org.tsudoi.session.CurrentCaller;

/** What people read, and may have to agree to, before they join a meeting (spec 6.3.3). */
@Path("join-terms")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class JoinTermsResource {

  @Inject private JoinTermsService terms;
  @Inject private CurrentCaller current;

  /** The version in force. */
  @GET
  @Operation(
      operationId = "currentJoinTerms",
      summary = "What people read before joining a meeting, as it is in force")
  public JoinTermsAnswer current() {
    return JoinTermsAnswer.of(terms.current(current.require()));
  }

  /** All versions. */
  @GET
  @Path("versions")
  @Operation(operationId = "findJoinTermsVersions", summary = "Saved versions, newest first")
  public JoinTermsAnswer.Page versions(
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return JoinTermsAnswer.Page.of(terms.versions(current.require(), first, max));
  }

  /** Puts others in force. */
  @PUT
  @Operation(
      operationId = "saveJoinTerms",
      summary = "Puts other terms for joining in force at once, as a new version",
      description = "People are asked to agree again when the text is another, and only then.")
  @APIResponse(responseCode = "200", description = "in force")
  @APIResponse(
      responseCode = "409",
      description = "conflict: somebody saved a version after the one named as base")
  @APIResponse(
      responseCode = "422",
      description =
          "invalid-value; field names the text that is missing, too long or holds control"
              + " characters, or with -line that a line of it is too long")
  public JoinTermsAnswer save(@NotNull @Valid JoinTermsBody body) {
    return JoinTermsAnswer.of(terms.save(current.require(), body.draft()));
  }
}
