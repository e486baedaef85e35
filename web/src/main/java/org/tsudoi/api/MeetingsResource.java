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
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  public MeetingAnswer get(@PathParam("number") String number) {
    return MeetingAnswer.of(meetings.find(current.require(), MeetingNumber.of(number)));
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
      description = "meeting-key-required, meeting-key-wrong, expelled or forbidden")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  @APIResponse(
      responseCode = "410",
      description = "meeting-ended, until its organizer is back; meeting-cancelled for good")
  @APIResponse(responseCode = "429", description = "too-many-requests after ten wrong keys")
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
  @APIResponse(
      responseCode = "403",
      description = "forbidden: neither organizer nor system administrator")
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
