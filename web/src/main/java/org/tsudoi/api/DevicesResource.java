package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.DeviceImpactService;
import org.tsudoi.accounts.DeviceTransferService;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.devices.DeviceQuery;
import org.tsudoi.devices.DeviceService;
import org.tsudoi.devices.DeviceState;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Everybody's devices and what is asked of them, for administrators (spec 6.3.1). */
@Path("devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public class DevicesResource {

  private static final String CSV = "text/csv";

  @Inject private DeviceService devices;
  @Inject private DeviceTransferService transfer;
  @Inject private DeviceImpactService impacts;
  @Inject private PolicyService policies;
  @Inject private CurrentCaller current;

  /** Lists devices. */
  @GET
  @Operation(operationId = "findDevices", summary = "Lists devices, newest first")
  public DevicesAnswer find(
      @QueryParam("query")
          @DefaultValue("")
          @Size(max = 200)
          @Parameter(description = "part of user ID, name or code, or a MAC address")
          String query,
      @QueryParam("state")
          @DefaultValue("")
          @Parameter(description = "WAITING, APPROVED or REVOKED; all if it is absent")
          String state,
      @QueryParam("user") @DefaultValue("") @Parameter(description = "whose") String user,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    Optional<AccountId> owner = user.isEmpty() ? Optional.empty() : Optional.of(AccountId.of(user));
    return DevicesAnswer.of(
        devices.find(current.require(), new DeviceQuery(query, stateOf(state), owner, first, max)));
  }

  private static Optional<DeviceState> stateOf(String name) {
    Optional<DeviceState> state =
        Arrays.stream(DeviceState.values()).filter(each -> each.name().equals(name)).findFirst();
    if (state.isEmpty() && !name.isEmpty()) {
      throw new RefusedException(Problem.INVALID_VALUE, "state");
    }
    return state;
  }

  /** Takes in and approves the devices of a file. */
  @POST
  @Path("import")
  @Consumes(CSV)
  @Operation(
      operationId = "importDevices",
      summary = "Takes in and approves the devices of a CSV file, all or none",
      description =
          "UTF-8 or Shift_JIS, 1 MiB and 5,000 rows at most. The first row names the columns:"
              + " loginName, name, macs (several separated by semicolons), or their Japanese words."
              + " When a row is refused nothing is written.")
  public ImportAnswer importFile(
      @QueryParam("dryRun")
          @DefaultValue("false")
          @Parameter(description = "only say what would be done")
          boolean dryRun,
      @NotNull
          @RequestBody(
              content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
          byte[] file) {
    return ImportAnswer.of(
        dryRun
            ? transfer.preview(current.require(), file)
            : transfer.take(current.require(), file));
  }

  /** Lets a device be signed in with. */
  @POST
  @Path("{id}/approve")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "approveDevice", summary = "Lets its person sign in with a device")
  @APIResponse(responseCode = "200", description = "approved")
  @APIResponse(responseCode = "409", description = "conflict: it is revoked")
  public DeviceAnswer approve(@PathParam("id") String id) {
    return DeviceAnswer.of(devices.approve(current.require(), DeviceId.of(id)));
  }

  /** Takes a device back. */
  @POST
  @Path("{id}/revoke")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "revokeDevice",
      summary = "Takes a device back and ends what was made with it at once")
  @APIResponse(responseCode = "200", description = "revoked")
  public DeviceAnswer revoke(@PathParam("id") String id) {
    return DeviceAnswer.of(devices.revoke(current.require(), DeviceId.of(id)));
  }

  /** Forgets a device. */
  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "deleteDevice",
      summary = "Forgets a device and ends what was made with it at once")
  @APIResponse(responseCode = "204", description = "forgotten")
  public void delete(@PathParam("id") String id) {
    devices.delete(current.require(), DeviceId.of(id));
  }

  /** Who could no longer sign in under another rule. */
  @POST
  @Path("preview")
  @Operation(
      operationId = "previewDeviceRule",
      summary = "Who could no longer sign in under another rule; changes nothing",
      description = "The rule itself is part of the policy: savePolicy puts it in force.")
  @APIResponse(responseCode = "200", description = "compared with the policy in force")
  public DeviceImpactAnswer preview(@NotNull @Valid DevicePreviewBody body) {
    return DeviceImpactAnswer.of(impacts.preview(current.require(), body.rule()));
  }

  /** What is asked of one person's device. */
  @GET
  @Path("rules/{id}")
  @Operation(operationId = "userDeviceRule", summary = "What is asked of the device of a user")
  public DeviceRuleBody rule(@PathParam("id") String id) {
    return DeviceRuleBody.of(devices.rule(current.require(), AccountId.of(id)));
  }

  /** Gives a person a rule of their own. */
  @PUT
  @Path("rules/{id}")
  @Operation(
      operationId = "changeUserDeviceRule",
      summary = "Gives a user a rule of their own, from the next sign-in on")
  @APIResponse(responseCode = "200", description = "changed")
  @APIResponse(responseCode = "409", description = "would-lock-out: one has no device for it")
  public DeviceRuleBody setRule(@PathParam("id") String id, @NotNull @Valid DeviceRuleBody body) {
    return DeviceRuleBody.of(devices.setRule(current.require(), AccountId.of(id), body.rule()));
  }

  /** Lets everybody sign in from any device again: for the command line. */
  @POST
  @Path("switch-off")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "switchOffDevices",
      summary =
          "Asks nothing of devices any more, as a new version of the policy and of groups' rules")
  @APIResponse(responseCode = "200", description = "in force")
  public PolicyAnswer switchOff() {
    return PolicyAnswer.of(
        policies.switchOffDevices(current.require(), "Device authentication switched off"));
  }

  /** The same for one person by user ID: for the command line. */
  @POST
  @Path("exempt")
  @Operation(
      operationId = "exemptFromDevices",
      summary = "Asks nothing of the device of the user with this user ID any more")
  @APIResponse(responseCode = "204", description = "the user's own value is OFF")
  public void exempt(@NotNull @Valid ExemptionBody body) {
    devices.exempt(current.require(), body.loginName());
  }
}
