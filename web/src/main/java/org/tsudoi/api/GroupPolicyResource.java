package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.GroupId;

/** What groups ask of their members (spec 6.1.2, 6.3.1, 6.3.2). */
@Path("groups/{id}/policy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public class GroupPolicyResource {

  @Inject private GroupPolicyService policies;
  @Inject private CurrentCaller current;

  /** The group's policy. */
  @GET
  @Operation(
      operationId = "currentGroupPolicy",
      summary = "The rules that a group has of its own",
      description =
          "Whoever is in several groups with rules is held to the stricter value of each, and may be"
              + " signed in when the hours of all of them admit it; whoever is in none is held to"
              + " the policy of the installation.")
  public GroupPolicyAnswer current(@PathParam("id") String id) {
    return GroupPolicyAnswer.of(policies.current(current.require(), GroupId.of(id)));
  }

  /** All versions. */
  @GET
  @Path("versions")
  @Operation(
      operationId = "findGroupPolicyVersions",
      summary = "The saved versions of a group's policy, newest first")
  public GroupPolicyVersionsAnswer versions(
      @PathParam("id") String id,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return GroupPolicyVersionsAnswer.of(
        policies.versions(current.require(), GroupId.of(id), first, max));
  }

  /** Puts another policy of the group in force, or takes it away. */
  @PUT
  @Operation(
      operationId = "saveGroupPolicy",
      summary = "Puts another policy of a group in force at once, or takes it away",
      description = "A new version; to restore an old one, save its rules.")
  @APIResponse(responseCode = "200", description = "in force")
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: somebody saved a version after the one named as base; would-lock-out: you could"
              + " not sign in yourself under them (field: devices or hours)")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public GroupPolicyAnswer save(@PathParam("id") String id, @NotNull @Valid GroupPolicyBody body) {
    return GroupPolicyAnswer.of(policies.save(current.require(), GroupId.of(id), body.draft()));
  }

  /** Whom other rules would affect. */
  @POST
  @Path("preview")
  @Operation(
      operationId = "previewGroupPolicy",
      summary = "Which members other rules would affect; changes nothing")
  @APIResponse(responseCode = "200", description = "compared with what counts for each now")
  public GroupImpactAnswer preview(
      @PathParam("id") String id, @NotNull @Valid GroupPolicyPreviewBody body) {
    return GroupImpactAnswer.of(policies.preview(current.require(), GroupId.of(id), body.rules()));
  }
}
