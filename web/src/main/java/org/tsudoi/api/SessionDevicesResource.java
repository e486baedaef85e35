package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.devices.DeviceService;
import org.tsudoi.session.BrowserSession;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.CallerPath;

/** One's own devices, and what a device needs before anybody is signed in. */
@Path("session/devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SessionDevicesResource {

  private static final String INVALID = "invalid-value; field says which";

  @Inject private DeviceService devices;
  @Inject private BrowserSession browser;
  @Inject private CurrentCaller current;

  /** One's own devices. */
  @GET
  @Operation(operationId = "ownDevices", summary = "One's own devices, newest first")
  public List<DeviceAnswer> own() {
    return devices.own(current.require()).stream().map(DeviceAnswer::of).toList();
  }

  /** Something to be signed. */
  @POST
  @Path("challenge")
  @SecurityRequirements
  @Operation(
      operationId = "newChallenge",
      summary = "A challenge that a device signs once, within a minute",
      description =
          "It is bound to its purpose and to the address that the server was asked at. What is"
              + " signed stands byte by byte in docs/devices.md.")
  @APIResponse(responseCode = "200", description = "the challenge")
  @APIResponse(responseCode = "429", description = "too-many-requests")
  public ChallengeAnswer challenge(@NotNull @Valid ChallengeBody body) {
    return ChallengeAnswer.of(
        devices.challenge(body.wanted(), browser.server(), browser.address()));
  }

  /** Enrols a device of whoever is signed in. */
  @POST
  @Operation(
      operationId = "enrolDevice",
      summary = "Enrols a device of one's own, which then waits for approval",
      description = "One that is told by the same addresses and key is not taken twice.")
  @APIResponse(
      responseCode = "201",
      description = "waiting for approval",
      content = @Content(schema = @Schema(implementation = DeviceAnswer.class)))
  @APIResponse(
      responseCode = "409",
      description = "conflict: twenty devices, or the key is known with other addresses")
  @APIResponse(responseCode = "422", description = INVALID)
  public Response enrol(@NotNull @Valid NewDeviceBody body) {
    return Response.status(Response.Status.CREATED)
        .entity(DeviceAnswer.of(devices.enrol(current.require(), body.device(browser.server()))))
        .build();
  }

  /** Enrols a device of somebody who cannot sign in because of it. */
  @POST
  @Path("request")
  @SecurityRequirements
  @Operation(
      operationId = "requestDevice",
      summary = "Enrols a device of somebody who cannot sign in because of it",
      description =
          "Asks for name, password and code as a sign-in does, and is counted and refused like"
              + " one.")
  @APIResponse(
      responseCode = "201",
      description = "waiting for approval",
      content = @Content(schema = @Schema(implementation = EnrolledDeviceAnswer.class)))
  @APIResponse(responseCode = "401", description = "as for signing in")
  @APIResponse(responseCode = "422", description = INVALID)
  public Response request(@NotNull @Valid DeviceRequestBody body) {
    return Response.status(Response.Status.CREATED)
        .entity(
            EnrolledDeviceAnswer.of(
                browser.request(body.request(browser.server()), CallerPath.API)))
        .build();
  }

  /** Takes back a device of one's own. */
  @POST
  @Path("{id}/revoke")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "revokeOwnDevice",
      summary = "Takes back a device of one's own and ends what was made with it at once")
  @APIResponse(responseCode = "200", description = "revoked")
  public DeviceAnswer revoke(@PathParam("id") String id) {
    return DeviceAnswer.of(devices.revokeOwn(current.require(), DeviceId.of(id)));
  }
}
