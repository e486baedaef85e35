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
import org.tsudoi.policies.JoinTermsService;
import org.tsudoi.session.CurrentCaller;

/** What a person reads at the door of every meeting, and agreeing to it (spec 6.3.3). */
@Path("meetings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "meetings")
public class MeetingTermsResource {

  @Inject private JoinTermsService terms;
  @Inject private CurrentCaller current;

  /** What to read. */
  @GET
  @Path("terms")
  @Operation(
      operationId = "getOwnJoinTerms",
      summary = "What one has to read before joining a meeting, and whether to agree to it")
  public JoinTermsAnswer.Own own() {
    return JoinTermsAnswer.Own.of(terms.own(current.require()));
  }

  /** Agrees. */
  @POST
  @Path("terms/agree")
  @Operation(
      operationId = "agreeToJoinTerms",
      summary = "Agrees to what stands before joining a meeting",
      description = "Until then joining is refused with agreement-required where it is asked for.")
  @APIResponse(responseCode = "204", description = "agreed; a second time changes nothing")
  @APIResponse(responseCode = "404", description = "not-found: there is nothing to agree to")
  @APIResponse(responseCode = "409", description = "conflict: another version is in force by now")
  public void agree(@NotNull @Valid AgreementBody body) {
    terms.agree(current.require(), body.version());
  }
}
