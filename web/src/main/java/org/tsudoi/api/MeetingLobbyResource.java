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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.meetings.LobbyService;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.session.CurrentCaller;

/** Who waits in the lobby of a meeting, letting people in or not, and its end (spec 6.3.3). */
@Path("meetings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "meetings")
public class MeetingLobbyResource {

  @Inject private LobbyService lobby;
  @Inject private MeetingService meetings;
  @Inject private CurrentCaller current;

  /** Who waits. */
  @GET
  @Path("{number}/lobby")
  @Operation(
      operationId = "listLobby",
      summary = "Who waits in the lobby of the meeting, in the order in which they came")
  @APIResponse(
      responseCode = "200",
      description = "the line, which may be empty",
      content = @Content(schema = @Schema(implementation = LobbyAnswer.class)))
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  public LobbyAnswer line(@PathParam("number") String number) {
    return LobbyAnswer.of(lobby.line(current.require(), MeetingNumber.of(number)));
  }

  /** Puts off the planned end. */
  @POST
  @Path("{number}/extend")
  @Operation(
      operationId = "extendMeeting",
      summary = "Puts off the planned end of the gathering that goes on now",
      description = "By 15 or 30 minutes, up to a day in all; the plan stays as it is.")
  @APIResponse(responseCode = "204", description = "extended")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  @APIResponse(
      responseCode = "422",
      description = "invalid-value: other minutes, too many, or no end is planned")
  public void extend(@PathParam("number") String number, @NotNull @Valid ExtendBody body) {
    meetings.extend(current.require(), MeetingNumber.of(number), body.minutes());
  }

  /** Lets people wait. */
  @POST
  @Path("{number}/lobby/on")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "switchLobbyOn",
      summary = "Switches the lobby of the gathering that goes on now on",
      description = "Whoever comes from now on and does not lead waits until let in.")
  @APIResponse(responseCode = "204", description = "on")
  @APIResponse(
      responseCode = "403",
      description = "forbidden: does not lead the meeting; set-by-policy")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  public void switchOn(@PathParam("number") String number) {
    meetings.turnLobby(current.require(), MeetingNumber.of(number), true);
  }

  /** Lets people in directly. */
  @POST
  @Path("{number}/lobby/off")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "switchLobbyOff",
      summary = "Switches the lobby of the gathering that goes on now off",
      description = "Those who wait come in, as many as there is room for; guests go on waiting.")
  @APIResponse(responseCode = "204", description = "off")
  @APIResponse(
      responseCode = "403",
      description = "forbidden: does not lead the meeting; set-by-policy")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  public void switchOff(@PathParam("number") String number) {
    meetings.turnLobby(current.require(), MeetingNumber.of(number), false);
  }

  /** Lets everybody in. */
  @POST
  @Path("{number}/lobby/admit")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "admitEverybody",
      summary = "Lets in all who wait, as many as there is room for; the others keep waiting")
  @APIResponse(responseCode = "204", description = "admitted")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  @APIResponse(responseCode = "503", description = "server-full: the meeting is full")
  public void admitAll(@PathParam("number") String number) {
    lobby.admitAll(current.require(), MeetingNumber.of(number));
  }

  /** Lets one in. */
  @POST
  @Path("{number}/lobby/{index}/admit")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "admitFromLobby",
      summary = "Lets a person in who waits; the person does not wait again in this gathering")
  @APIResponse(responseCode = "204", description = "admitted")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found, participant-not-found")
  @APIResponse(responseCode = "503", description = "server-full: the meeting is full")
  public void admit(@PathParam("number") String number, @PathParam("index") int index) {
    lobby.admit(current.require(), MeetingNumber.of(number), index);
  }

  /** Does not let one in. */
  @POST
  @Path("{number}/lobby/{index}/refuse")
  @Operation(
      operationId = "refuseFromLobby",
      summary = "Does not let a person in who waits, and not again for five minutes")
  @APIResponse(responseCode = "204", description = "refused")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found, participant-not-found")
  @APIResponse(responseCode = "422", description = "invalid-value: a long reason")
  public void refuse(
      @PathParam("number") String number, @PathParam("index") int index, @Valid ExpelBody body) {
    Optional<String> reason = Optional.ofNullable(body).map(ExpelBody::reason);
    lobby.refuse(current.require(), MeetingNumber.of(number), index, reason);
  }
}
