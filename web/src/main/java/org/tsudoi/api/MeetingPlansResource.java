package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingPlanning;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Plans of meetings: one's own, reading one, changing it, calling it off. */
@Path("meetings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "meetings")
public class MeetingPlansResource {

  @Inject private MeetingPlanning planning;
  @Inject private CurrentCaller current;

  /** The meetings that concern the caller. */
  @GET
  @Path("mine")
  @Operation(
      operationId = "listOwnMeetings",
      summary = "The meetings that one organizes or is invited to",
      description =
          "What is to come stands first, the soonest first; then what has no time; then what is"
              + " over, the latest first. At most 500.")
  public PlannedMeetingsAnswer mine() {
    return new PlannedMeetingsAnswer(
        planning.own(current.require()).stream().map(PlannedMeetingAnswer::of).toList());
  }

  /** One meeting with its plan. */
  @GET
  @Path("{number}/plan")
  @Operation(operationId = "getMeetingPlan", summary = "The meeting with its plan")
  @APIResponse(
      responseCode = "200",
      description = "found",
      content = @Content(schema = @Schema(implementation = PlannedMeetingAnswer.class)))
  @APIResponse(responseCode = "403", description = "forbidden: it does not concern the caller")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  public PlannedMeetingAnswer plan(@PathParam("number") String number) {
    return PlannedMeetingAnswer.of(planning.find(current.require(), MeetingNumber.of(number)));
  }

  /** Changes a meeting. */
  @PUT
  @Path("{number}/plan")
  @Operation(
      operationId = "reviseMeeting",
      summary = "Changes title, key, times, description and invitees",
      description = "By the organizer and system administrators, from the version that was read.")
  @APIResponse(
      responseCode = "200",
      description = "changed",
      content = @Content(schema = @Schema(implementation = PlannedMeetingAnswer.class)))
  @APIResponse(responseCode = "403", description = "forbidden; meeting-key-required by policy")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  @APIResponse(responseCode = "409", description = "conflict: changed by somebody else meanwhile")
  @APIResponse(responseCode = "410", description = "meeting-cancelled")
  @APIResponse(responseCode = "422", description = "invalid-value of the field that is named")
  public PlannedMeetingAnswer revise(
      @PathParam("number") String number, @NotNull @Valid MeetingRevisionBody body) {
    return PlannedMeetingAnswer.of(
        planning.revise(current.require(), MeetingNumber.of(number), body.revision()));
  }

  /** Calls a meeting off. */
  @POST
  @Path("{number}/cancel")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "cancelMeeting",
      summary = "Calls the meeting off for good; who is inside leaves at once")
  @APIResponse(responseCode = "204", description = "cancelled, or it was already")
  @APIResponse(responseCode = "403", description = "forbidden")
  @APIResponse(responseCode = "404", description = "meeting-not-found")
  public void cancel(@PathParam("number") String number) {
    planning.cancel(current.require(), MeetingNumber.of(number));
  }

  /** Moves one time of a meeting that repeats. */
  @PUT
  @Path("{number}/plan/times/{originalStart}")
  @Operation(
      operationId = "moveMeetingTime",
      summary = "Moves one time of a meeting that repeats; its others stay",
      description =
          "By the organizer and system administrators, until the time begins. Also one that was"
              + " cancelled; to where the rule has it, it is as planned again.")
  @APIResponse(
      responseCode = "200",
      description = "moved, or it was there already",
      content = @Content(schema = @Schema(implementation = PlannedMeetingAnswer.class)))
  @APIResponse(responseCode = "403", description = "forbidden")
  @APIResponse(responseCode = "404", description = "meeting-not-found; meeting-time-not-found")
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: changed by somebody else meanwhile; meeting-time-begun; meeting-times-full:"
              + " fifty are changed already")
  @APIResponse(responseCode = "410", description = "meeting-cancelled")
  @APIResponse(
      responseCode = "422",
      description = "invalid-value: plannedStart or plannedEnd is in the past or passes another")
  public PlannedMeetingAnswer moveTime(
      @PathParam("number") String number,
      @PathParam("originalStart") String original,
      @NotNull @Valid TimeMoveBody body) {
    return PlannedMeetingAnswer.of(
        planning.moveTime(
            current.require(), MeetingNumber.of(number), body.move(moment(original))));
  }

  /** Calls one time of a meeting that repeats off. */
  @POST
  @Path("{number}/plan/times/{originalStart}/cancel")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "cancelMeetingTime",
      summary = "Calls one time of a meeting that repeats off; its others stay",
      description = "By the organizer and system administrators, until the time begins.")
  @APIResponse(
      responseCode = "200",
      description = "cancelled, or it was already",
      content = @Content(schema = @Schema(implementation = PlannedMeetingAnswer.class)))
  @APIResponse(responseCode = "403", description = "forbidden")
  @APIResponse(responseCode = "404", description = "meeting-not-found; meeting-time-not-found")
  @APIResponse(
      responseCode = "409",
      description =
          "meeting-time-begun; last-meeting-time: no other takes place; meeting-times-full: fifty"
              + " are changed already")
  @APIResponse(responseCode = "410", description = "meeting-cancelled")
  public PlannedMeetingAnswer cancelTime(
      @PathParam("number") String number, @PathParam("originalStart") String original) {
    return PlannedMeetingAnswer.of(
        planning.cancelTime(current.require(), MeetingNumber.of(number), moment(original)));
  }

  /** Changes one time of a meeting that repeats and all later ones. */
  @POST
  @Path("{number}/plan/times/{originalStart}/following")
  @Operation(
      operationId = "reviseFollowingTimes",
      summary = "Changes one time of a meeting that repeats and all later ones",
      description =
          "By the organizer and system administrators, from the version that was read and until the"
              + " time begins. The meeting ends before that time; a meeting with a number of its own"
              + " begins there. What the body leaves out is as it was in the meeting.")
  @APIResponse(
      responseCode = "201",
      description = "the new meeting",
      content = @Content(schema = @Schema(implementation = PlannedMeetingAnswer.class)))
  @APIResponse(responseCode = "403", description = "forbidden; meeting-key-required by policy")
  @APIResponse(responseCode = "404", description = "meeting-not-found; meeting-time-not-found")
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: changed by somebody else meanwhile; meeting-time-begun; last-meeting-time: no"
              + " time before takes place, change the meeting as a whole")
  @APIResponse(responseCode = "410", description = "meeting-cancelled")
  @APIResponse(
      responseCode = "422",
      description =
          "invalid-value of the field that is named; plannedStart also when it is missing, in the"
              + " past or before the times before are over")
  @APIResponse(responseCode = "429", description = "too-many-requests: meetings within a day")
  public Response reviseFollowing(
      @PathParam("number") String number,
      @PathParam("originalStart") String original,
      @NotNull @Valid MeetingRevisionBody body) {
    PlannedMeetingAnswer made =
        PlannedMeetingAnswer.of(
            planning.reviseFollowing(
                current.require(), MeetingNumber.of(number), moment(original), body.revision()));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Calls one time of a meeting that repeats and all later ones off. */
  @POST
  @Path("{number}/plan/times/{originalStart}/following/cancel")
  @Operation(
      operationId = "cancelFollowingTimes",
      summary = "Calls one time of a meeting that repeats and all later ones off",
      description =
          "By the organizer and system administrators, from the version that was read and until the"
              + " time begins. The meeting ends before that time; nobody who is inside leaves.")
  @APIResponse(
      responseCode = "200",
      description = "the meeting, which ends earlier",
      content = @Content(schema = @Schema(implementation = PlannedMeetingAnswer.class)))
  @APIResponse(responseCode = "403", description = "forbidden")
  @APIResponse(responseCode = "404", description = "meeting-not-found; meeting-time-not-found")
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: changed by somebody else meanwhile; meeting-time-begun; last-meeting-time: no"
              + " time before takes place, cancel the meeting")
  @APIResponse(responseCode = "410", description = "meeting-cancelled")
  public PlannedMeetingAnswer cancelFollowing(
      @PathParam("number") String number,
      @PathParam("originalStart") String original,
      @NotNull @Valid PlanBaseBody body) {
    return PlannedMeetingAnswer.of(
        planning.cancelFollowing(
            current.require(), MeetingNumber.of(number), moment(original), body.base()));
  }

  /** What is no moment is none of a meeting's times. */
  private static Instant moment(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeParseException wrong) {
      throw new RefusedException(Problem.MEETING_TIME_NOT_FOUND);
    }
  }
}
