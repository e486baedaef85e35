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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingPlanning;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.session.CurrentCaller;

/** Meetings: opening, finding, joining, and what their leaders may order (spec 6.3.3, 6.4.4). */
@Path("meetings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "meetings")
public class MeetingsResource {

  @Inject private MeetingService meetings;
  @Inject private MeetingPlanning planning;
  @Inject private CurrentCaller current;

  /** The meetings that the caller may know of. */
  @GET
  @Operation(
      operationId = "listMeetings",
      summary = "Meetings that concern one and those without a meeting key",
      description = "System administrators and auditors see all. Live ones come first.")
  public MeetingsAnswer list() {
    return new MeetingsAnswer(
        meetings.list(current.require()).stream().map(MeetingAnswer::of).toList());
  }

  /** Opens a meeting. */
  @POST
  @Operation(operationId = "createMeeting", summary = "Opens a meeting under a fresh number")
  @APIResponse(
      responseCode = "201",
      description = "opened",
      content = @Content(schema = @Schema(implementation = MeetingAnswer.class)))
  @APIResponse(responseCode = "403", description = "forbidden; meeting-key-required by policy")
  @APIResponse(responseCode = "422", description = "invalid-value")
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests after the meetings of one person for a day")
  public Response create(@NotNull @Valid NewMeetingBody body) {
    return Response.status(Response.Status.CREATED)
        .entity(
            MeetingAnswer.of(
                planning.create(current.require(), body.meeting(), body.plan()).meeting()))
        .build();
  }

  /** One meeting. */
  @GET
  @Path("{number}")
  @Operation(operationId = "getMeeting", summary = "The meeting with this number")
  @APIResponse(
      responseCode = "200",
      description = "found",
      content = @Content(schema = @Schema(implementation = MeetingAnswer.class)))
  @APIResponse(
      responseCode = "403",
      description = "not-invited: only invited people learn of this meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  public MeetingAnswer get(@PathParam("number") String number) {
    return MeetingAnswer.of(meetings.find(current.require(), MeetingNumber.of(number)));
  }

  /** Who may do what. */
  @GET
  @Path("{number}/rights")
  @Operation(
      operationId = "getMeetingRights",
      summary = "Who may do what in the meeting at this moment, and how people get in")
  @APIResponse(
      responseCode = "200",
      description = "found",
      content = @Content(schema = @Schema(implementation = MeetingRulesAnswer.class)))
  @APIResponse(
      responseCode = "403",
      description = "not-invited: only invited people learn of this meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  public MeetingRulesAnswer rights(@PathParam("number") String number) {
    return MeetingRulesAnswer.of(meetings.rules(current.require(), MeetingNumber.of(number)));
  }

  /** Asks to be let in. */
  @POST
  @Path("{number}/join")
  @Operation(
      operationId = "joinMeeting",
      summary = "Checks the meeting key and hands out a one-time ticket for a tunnel",
      description = "The ticket opens one tunnel within thirty seconds, from the same session.")
  @APIResponse(
      responseCode = "200",
      description = "let in",
      content = @Content(schema = @Schema(implementation = JoinAnswer.class)))
  @APIResponse(
      responseCode = "403",
      description =
          "agreement-required, meeting-key-required, meeting-key-wrong, expelled, meeting-locked, "
              + "not-invited, lobby-refused, forbidden")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  @APIResponse(
      responseCode = "410",
      description = "meeting-ended, until its organizer is back; meeting-cancelled for good")
  @APIResponse(
      responseCode = "429",
      description =
          "too-many-requests after ten wrong keys, or after waiting in the lobby ten times")
  @APIResponse(responseCode = "503", description = "meeting-full, lobby-full, server-full")
  public JoinAnswer join(@PathParam("number") String number, @Valid JoinBody body) {
    var proof = Optional.ofNullable(body).flatMap(JoinBody::proof);
    return JoinAnswer.of(meetings.join(current.require(), MeetingNumber.of(number), proof));
  }

  /** Makes somebody leave. */
  @POST
  @Path("{number}/participants/{index}/expel")
  @Operation(
      operationId = "expelParticipant",
      summary = "Makes a participant leave and keeps the person out of this gathering",
      description = "After the answer no frame of that person is relayed any more.")
  @APIResponse(responseCode = "204", description = "expelled")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found, participant-not-found")
  @APIResponse(responseCode = "422", description = "invalid-value: oneself, or a long reason")
  public void expel(
      @PathParam("number") String number, @PathParam("index") int index, @Valid ExpelBody body) {
    Optional<String> reason = Optional.ofNullable(body).map(ExpelBody::reason);
    meetings.expel(current.require(), MeetingNumber.of(number), index, reason);
  }

  /** Lets an expelled person come back. */
  @POST
  @Path("{number}/participants/{index}/readmit")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "readmitParticipant", summary = "Lets an expelled person join again")
  @APIResponse(responseCode = "204", description = "readmitted")
  @APIResponse(responseCode = "403", description = "forbidden")
  @APIResponse(responseCode = "404", description = "meeting-not-found, participant-not-found")
  public void readmit(@PathParam("number") String number, @PathParam("index") int index) {
    meetings.readmit(current.require(), MeetingNumber.of(number), index);
  }

  /** Ends somebody's share. */
  @POST
  @Path("{number}/participants/{index}/stop-share")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "stopShare",
      summary = "Ends a participant's share of a screen",
      description = "After the answer no picture of it is relayed any more; everybody is told.")
  @APIResponse(responseCode = "204", description = "ended, or there was none")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found, participant-not-found")
  public void stopShare(@PathParam("number") String number, @PathParam("index") int index) {
    meetings.stopShare(current.require(), MeetingNumber.of(number), index);
  }

  /** Turns somebody's voice off. */
  @POST
  @Path("{number}/participants/{index}/mute")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "muteParticipant",
      summary = "Turns a participant's voice off until that person turns it on again")
  @APIResponse(responseCode = "204", description = "muted")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found, participant-not-found")
  public void mute(@PathParam("number") String number, @PathParam("index") int index) {
    meetings.mute(current.require(), MeetingNumber.of(number), index);
  }

  /** Turns somebody's camera off. */
  @POST
  @Path("{number}/participants/{index}/stop-camera")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "stopCamera",
      summary = "Turns a participant's camera off; that person may turn it on again",
      description = "After the answer no picture of it is relayed any more; everybody is told.")
  @APIResponse(responseCode = "204", description = "off, or it was off")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(responseCode = "404", description = "meeting-not-found, participant-not-found")
  public void stopCamera(@PathParam("number") String number, @PathParam("index") int index) {
    meetings.stopCamera(current.require(), MeetingNumber.of(number), index);
  }

  /** Turns all voices off. */
  @POST
  @Path("{number}/mute")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "muteEverybody",
      summary = "Turns off the voices of all who are there now, the caller's apart")
  @APIResponse(responseCode = "204", description = "muted")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  public void muteEverybody(@PathParam("number") String number) {
    meetings.muteOthers(current.require(), MeetingNumber.of(number));
  }

  /** Gives somebody another role. */
  @POST
  @Path("{number}/participants/{index}/role")
  @Operation(
      operationId = "changeParticipantRole",
      summary = "Gives a person another role until this gathering ends",
      description = "After the answer no frame is relayed any more that the role forbids.")
  @APIResponse(responseCode = "204", description = "changed")
  @APIResponse(
      responseCode = "403",
      description = "forbidden: does not lead the meeting, or may not name co-organizers")
  @APIResponse(responseCode = "404", description = "meeting-not-found, participant-not-found")
  @APIResponse(responseCode = "422", description = "invalid-value: no such role, or the organizer")
  public void changeRole(
      @PathParam("number") String number,
      @PathParam("index") int index,
      @NotNull @Valid RoleBody body) {
    meetings.changeRole(current.require(), MeetingNumber.of(number), index, body.named());
  }

  /** Lets nobody new in. */
  @POST
  @Path("{number}/lock")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "lockMeeting",
      summary = "Lets nobody new into this gathering",
      description = "Whoever has been inside, and whoever leads, still comes in.")
  @APIResponse(responseCode = "204", description = "locked")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  public void lock(@PathParam("number") String number) {
    meetings.lock(current.require(), MeetingNumber.of(number), true);
  }

  /** Lets people in again. */
  @POST
  @Path("{number}/unlock")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "unlockMeeting", summary = "Lets people into this gathering again")
  @APIResponse(responseCode = "204", description = "unlocked")
  @APIResponse(responseCode = "403", description = "forbidden: does not lead the meeting")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found; participant-not-found when nobody is there")
  public void unlock(@PathParam("number") String number) {
    meetings.lock(current.require(), MeetingNumber.of(number), false);
  }

  /** Ends the meeting for everybody. */
  @POST
  @Path("{number}/end")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "endMeeting",
      summary = "Ends the meeting for everybody until its organizer joins again")
  @APIResponse(responseCode = "204", description = "ended")
  @APIResponse(responseCode = "403", description = "forbidden")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  public void end(@PathParam("number") String number) {
    meetings.end(current.require(), MeetingNumber.of(number));
  }
}
