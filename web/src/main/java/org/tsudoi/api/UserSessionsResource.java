package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.SessionService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.SessionId;

/** Where a user is signed in, for administrators (spec 6.3.2). */
@Path("users/{id}/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "users")
public class UserSessionsResource {

  @Inject private SessionService sessions;
  @Inject private CurrentCaller current;

  /** The sessions of a user. */
  @GET
  @Operation(
      operationId = "sessionsOfUser",
      summary = "Where a user is signed in, the newest first")
  public List<OpenSessionAnswer> of(@PathParam("id") String id) {
    return OpenSessionAnswer.of(sessions.of(current.require(), AccountId.of(id)));
  }

  /** Ends one of them. */
  @DELETE
  @Path("{session}")
  @Operation(
      operationId = "endSessionOfUser",
      summary = "Ends a session of a user at once",
      description = "All sessions of users end by POST /users/bulk with END_SESSIONS.")
  @APIResponse(responseCode = "204", description = "ended")
  @APIResponse(
      responseCode = "404",
      description = "not-found: the user has no such session any more")
  public void end(@PathParam("id") String id, @PathParam("session") String session) {
    sessions.endOf(current.require(), AccountId.of(id), SessionId.of(session));
  }
}
