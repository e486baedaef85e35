package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.session.CurrentCaller;

/** What goes on in a meeting: who presents, who writes, whose hand is up, who is kept out. */
@Path("meetings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "meetings")
public class MeetingFloorResource {

  @Inject private MeetingService meetings;
  @Inject private CurrentCaller current;

  /** Who is kept out. */
  @GET
  @Path("{number}/expelled")
  @Operation(
      operationId = "listExpelled",
      summary = "Who was expelled from the gathering that goes on and not let in again")
  @APIResponse(
      responseCode = "200",
      description = "the list, which may be empty",
      content = @Content(schema = @Schema(implementation = ExpelledAnswer.class)))
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  public ExpelledAnswer expelled(@PathParam("number") String number) {
    return ExpelledAnswer.of(meetings.expelled(current.require(), MeetingNumber.of(number)));
  }

  /** Asks somebody to share a screen. */
  @POST
  @Path("{number}/participants/{index}/ask-to-present")
  @Operation(
      operationId = "askToPresent",
      summary = "Asks a participant to share a screen in the place of whoever does",
      description = "For two minutes the person may take over; nothing is shared without a yes.")
  @APIResponse(responseCode = "204", description = "asked")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found, participant-not-found")
  @APIResponse(
      responseCode = "422",
      description = "invalid-value: presents already, or may not share")
  public void askToPresent(@PathParam("number") String number, @PathParam("index") int index) {
    meetings.askToPresent(current.require(), MeetingNumber.of(number), index);
  }

  /** Lowers all hands. */
  @POST
  @Path("{number}/lower-hands")
  @Operation(operationId = "lowerHands", summary = "Lowers all raised hands")
  @APIResponse(responseCode = "204", description = "lowered, or none was up")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  public void lowerHands(@PathParam("number") String number) {
    meetings.lowerHands(current.require(), MeetingNumber.of(number));
  }

  /** Lets only those write who lead. */
  @POST
  @Path("{number}/lock-chat")
  @Operation(
      operationId = "lockChat",
      summary = "Lets only those write in the chat who lead the gathering that goes on")
  @APIResponse(responseCode = "204", description = "locked")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  public void lockChat(@PathParam("number") String number) {
    meetings.lockChat(current.require(), MeetingNumber.of(number), true);
  }

  /** Lets everybody write again. */
  @POST
  @Path("{number}/unlock-chat")
  @Operation(operationId = "unlockChat", summary = "Lets everybody write in the chat again")
  @APIResponse(responseCode = "204", description = "unlocked")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  public void unlockChat(@PathParam("number") String number) {
    meetings.lockChat(current.require(), MeetingNumber.of(number), false);
  }
}
