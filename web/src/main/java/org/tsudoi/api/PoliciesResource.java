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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.accounts.PolicyImpactService;
import org.tsudoi.accounts.SecondFactorImpactService;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.session.CurrentCaller;

/** The policy of the installation and its versions (spec 6.1.2, 6.3.2). */
@Path("policies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class PoliciesResource {

  @Inject private PolicyService policies;
  @Inject private PolicyImpactService impacts;
  @Inject private SecondFactorImpactService factorImpacts;
  @Inject private GroupPolicyService groupPolicies;
  @Inject private CurrentCaller current;

  /** The policy in force. */
  @GET
  @Operation(
      operationId = "currentPolicy",
      summary = "The policy in force",
      description =
          "Version 0 stands for the settings, which are in force until a version is saved; the"
              + " first one that is saved has number 2, and number 1 keeps what the settings said.")
  public PolicyAnswer current() {
    return PolicyAnswer.of(policies.current(current.require()));
  }

  /** All versions. */
  @GET
  @Path("versions")
  @Operation(operationId = "findPolicyVersions", summary = "The saved versions, newest first")
  public PolicyVersionsAnswer versions(
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return PolicyVersionsAnswer.of(policies.versions(current.require(), first, max));
  }

  /** Which groups have a policy of their own. */
  @GET
  @Path("groups")
  @Operation(
      operationId = "findGroupsWithPolicy",
      summary = "The groups that have a policy of their own, by name")
  public List<GroupNameAnswer> groups() {
    return groupPolicies.withPolicy(current.require()).stream().map(GroupNameAnswer::of).toList();
  }

  /** Puts another policy in force. */
  @PUT
  @Operation(
      operationId = "savePolicy",
      summary = "Puts another policy in force at once, as a new version",
      description =
          "To restore an old version, save its values. Values that are in force already make no"
              + " version.")
  @APIResponse(responseCode = "200", description = "in force")
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: somebody saved a version after the one named as base; would-lock-out: you have"
              + " no device for it")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public PolicyAnswer save(@NotNull @Valid PolicyBody body) {
    return PolicyAnswer.of(
        policies.save(current.require(), body.draft(policies.devices(), policies.secondFactor())));
  }

  /** Who would have to set up a second factor. */
  @POST
  @Path("second-factor/preview")
  @Operation(
      operationId = "previewSecondFactorRule",
      summary = "Who would have to set up a second factor under another rule; changes nothing",
      description = "The rule itself is part of the policy: savePolicy puts it in force.")
  @APIResponse(responseCode = "200", description = "by the users of now")
  public SecondFactorImpactAnswer previewSecondFactor(@NotNull @Valid SecondFactorRuleBody body) {
    return SecondFactorImpactAnswer.of(factorImpacts.preview(current.require(), body.rule()));
  }

  /** Whom other rules would affect. */
  @POST
  @Path("preview")
  @Operation(
      operationId = "previewPolicy",
      summary = "Whom other rules for passwords would affect; changes nothing")
  @APIResponse(responseCode = "200", description = "compared with the policy in force")
  public PolicyImpactAnswer preview(@NotNull @Valid PolicyPreviewBody body) {
    return PolicyImpactAnswer.of(impacts.preview(current.require(), body.passwords().rules()));
  }
}
