package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.session.CurrentCaller;

/** What is going on now, for administrators and auditors (spec 6.3.4). */
@Path("live")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history")
public class LiveResource {

  @Inject private MeetingService meetings;
  @Inject private CurrentCaller current;

  /** Who is in which meeting, how connected, and who presents. */
  @GET
  @Operation(
      operationId = "listLiveMeetings",
      summary = "Who is in which meeting now, how they are connected, and who presents")
  public LiveAnswer live() {
    return LiveAnswer.of(meetings.live(current.require()));
  }
}
