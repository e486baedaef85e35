package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.AccessImpactService;
import org.tsudoi.policies.AccessRuleService;
import org.tsudoi.session.CurrentCaller;

/** From which addresses the server may be used. */
@Path("access-rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class AccessRulesResource {

  @Inject private AccessRuleService rules;
  @Inject private AccessImpactService impacts;
  @Inject private CurrentCaller current;

  /** The rules in force. */
  @GET
  @Operation(
      operationId = "currentAccessRules",
      summary = "The access rules in force",
      description =
          "The calls below session and meetings, which the meeting page needs, are open to clients"
              + " too, whatever the rules of the API.")
  public AccessRulesAnswer current() {
    return AccessRulesAnswer.of(rules.current(current.require()));
  }

  /** All versions. */
  @GET
  @Path("versions")
  @Operation(operationId = "findAccessRulesVersions", summary = "Saved versions, newest first")
  public AccessRulesAnswer.Page versions(
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return AccessRulesAnswer.Page.of(rules.versions(current.require(), first, max));
  }

  /** Whether a proxy hides everybody. */
  @GET
  @Path("hint")
  @Operation(
      operationId = "addressHint",
      summary = "Whether everybody seems to come from one private address",
      description =
          "Then a proxy that tsudoi.trusted.proxies does not name hides people from the access"
              + " rules and from the lockouts after wrong tries.")
  public AddressHintAnswer hint() {
    return new AddressHintAnswer(impacts.hiddenBehind(current.require()).orElse(null));
  }

  /** Puts other rules in force. */
  @PUT
  @Operation(
      operationId = "saveAccessRules",
      summary = "Puts other access rules in force at once, as a new version",
      description = "Refused requests are answered 403 address-refused; tunnels are ended.")
  @APIResponse(responseCode = "200", description = "in force")
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: somebody saved a version after the one named as base; own-address-refused: the"
              + " rules would refuse your own next request")
  @APIResponse(
      responseCode = "422",
      description = "invalid-value; field names area and line, as console.0, and detail says why")
  public AccessRulesAnswer save(@NotNull @Valid AccessRulesBody body) {
    return AccessRulesAnswer.of(rules.save(current.require(), body.draft()));
  }

  /** Empties the rules. */
  @DELETE
  @Operation(
      operationId = "openAccess",
      summary = "Empties all access rules at once, as a new version",
      description = "The command line on the server's own machine is never refused by the rules.")
  @APIResponse(responseCode = "200", description = "everyone may use everything")
  public AccessRulesAnswer open() {
    return AccessRulesAnswer.of(rules.open(current.require()));
  }

  /** Whom other rules would refuse. */
  @POST
  @Path("preview")
  @Operation(
      operationId = "previewAccessRules",
      summary = "Whom other access rules would refuse; changes nothing")
  @APIResponse(responseCode = "200", description = "judged by the sign-ins of the last day")
  public AccessImpactAnswer preview(@NotNull @Valid AccessRulesBody body) {
    return AccessImpactAnswer.of(impacts.preview(current.require(), body.lines()));
  }
}
