package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.session.CurrentCaller;

/** What somebody who opens a meeting may choose. */
@Path("meetings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "meetings")
public class MeetingOptionsResource {

  @Inject private GroupPolicyService policies;
  @Inject private CurrentCaller current;

  /** What the policy of the caller's groups, or of the installation, leaves open. */
  @GET
  @Path("options")
  @Operation(
      operationId = "getMeetingOptions",
      summary = "What the policy suggests, sets and leaves open for meetings that one opens",
      description = "By the policy of the caller's groups, or of the installation.")
  public MeetingOptionsAnswer options() {
    MeetingDefaults rules = policies.meetings(current.require());
    return new MeetingOptionsAnswer(MeetingOptionAnswer.of(rules), rules.capacity());
  }
}
