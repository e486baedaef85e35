package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.SessionService;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.SessionId;

/** Where one is signed in oneself (spec 6.3.1). */
@Path("session/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "session")
public class OwnSessionsResource {

  @Inject private SessionService sessions;
  @Inject private SignInService signIn;
  @Inject private CurrentCaller current;

  /** One's own sessions. */
  @GET
  @Operation(operationId = "ownSessions", summary = "Where one is signed in, the newest first")
  public List<OpenSessionAnswer> own() {
    return OpenSessionAnswer.of(sessions.own(current.require()));
  }

  /** Ends one of them. */
  @DELETE
  @Path("{id}")
  @Operation(operationId = "endOwnSession", summary = "Ends one of one's own sessions at once")
  @APIResponse(responseCode = "204", description = "ended")
  @APIResponse(responseCode = "404", description = "not-found: one has no such session any more")
  public void end(@PathParam("id") String id) {
    sessions.endOwn(current.require(), SessionId.of(id));
  }

  /** Ends all but the one that asks. */
  @POST
  @Path("end-others")
  @Operation(
      operationId = "endOtherSessions",
      summary = "Ends all of one's own sessions but the one that asks")
  public EndedSessionsAnswer endOthers() {
    return new EndedSessionsAnswer(signIn.endOthers(current.require()));
  }
}
