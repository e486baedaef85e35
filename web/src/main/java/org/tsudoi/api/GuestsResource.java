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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.meetings.GuestService;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.session.BrowserSession;

/** The door for people without an account (spec 6.3.3). */
@Path("guests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "guests")
public class GuestsResource {

  @Inject private GuestService guests;
  @Inject private BrowserSession browser;

  /** Whether there are guests at all. */
  @GET
  @SecurityRequirements
  @Operation(
      operationId = "guestOffer",
      summary = "Whether the policy lets any meeting take guests",
      description = "No sign-in is needed.")
  @APIResponse(responseCode = "200", description = "yes or no")
  public GuestOfferAnswer offer() {
    return new GuestOfferAnswer(guests.isOffered());
  }

  /** What is asked at the door. */
  @GET
  @Path("{number}")
  @SecurityRequirements
  @Operation(
      operationId = "findGuestDoor",
      summary = "What a guest is asked at the door of the meeting with this number",
      description = "It says nothing else about the meeting. No sign-in is needed.")
  @APIResponse(
      responseCode = "200",
      description = "the meeting takes guests",
      content = @Content(schema = @Schema(implementation = GuestDoorAnswer.class)))
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found: there is none, or it takes no guests")
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests after twenty numbers that led nowhere")
  public GuestDoorAnswer find(@PathParam("number") String number) {
    return GuestDoorAnswer.of(guests.find(MeetingNumber.of(number), browser.address()));
  }

  /** Asks to be let in. */
  @POST
  @Path("{number}/join")
  @SecurityRequirements
  @Operation(
      operationId = "joinAsGuest",
      summary = "Checks the meeting key and hands out a one-time ticket for a tunnel to a guest",
      description =
          "The ticket opens one tunnel within thirty seconds; the guest waits in the lobby there."
              + " Who shows the visit again comes back as the same guest. No sign-in is needed.")
  @APIResponse(
      responseCode = "200",
      description = "may wait in the lobby",
      content = @Content(schema = @Schema(implementation = GuestGrantAnswer.class)))
  @APIResponse(
      responseCode = "403",
      description =
          "agreement-required, meeting-key-required, meeting-key-wrong, meeting-locked; expelled and lobby-refused,"
              + " also from where another guest was")
  @APIResponse(
      responseCode = "404",
      description = "meeting-not-found: there is none, or it takes no guests")
  @APIResponse(responseCode = "410", description = "meeting-ended, until its organizer is back")
  @APIResponse(responseCode = "422", description = "invalid-value: the name")
  @APIResponse(
      responseCode = "429",
      description =
          "too-many-requests after twenty wrong numbers, ten wrong keys or forty new guests from"
              + " one address, or after waiting in the lobby ten times")
  @APIResponse(responseCode = "503", description = "meeting-full, lobby-full, server-full")
  public GuestGrantAnswer join(
      @PathParam("number") String number, @NotNull @Valid GuestJoinBody body) {
    return GuestGrantAnswer.of(guests.join(MeetingNumber.of(number), body.wish(browser.address())));
  }

  /** Goes for good. */
  @POST
  @Path("leave")
  @SecurityRequirements
  @Operation(
      operationId = "leaveAsGuest",
      summary = "Ends a guest's visit and tunnel",
      description = "A visit that is over already, or never was, is no refusal.")
  @APIResponse(responseCode = "204", description = "ended")
  public void leave(@NotNull @Valid GuestVisitBody body) {
    guests.leave(body.visit());
  }
}
