package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.DirectoryLinkService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/** Whose password the company directory keeps. */
@Path("users/{id}/directory")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "users")
public class DirectoryResource {

  @Inject private DirectoryLinkService links;
  @Inject private CurrentCaller current;

  /** The link. */
  @GET
  @Operation(
      operationId = "getDirectoryLink",
      summary = "Who the company directory says that the person of an account is")
  @APIResponse(
      responseCode = "200",
      description = "the link; linked false if the account has a password of this server")
  public IdentityAnswer find(@PathParam("id") String id) {
    Caller caller = current.require();
    return IdentityAnswer.of(links.find(caller, AccountId.of(id)));
  }

  /** Leaves the password to the directory. */
  @PUT
  @Operation(
      operationId = "linkDirectory",
      summary = "Leaves the password of an account to the company directory",
      description =
          "For the person who has the user ID of the account there now, told by the directory's own"
              + " ID from then on. The present password is gone and the account's sessions end.")
  @APIResponse(responseCode = "200", description = "linked")
  @APIResponse(
      responseCode = "404",
      description = "not-found: no directory is set, no account, or nobody there has its user ID")
  @APIResponse(responseCode = "409", description = "conflict: another account has this person")
  @APIResponse(responseCode = "503", description = "directory-unreachable")
  public IdentityAnswer link(@PathParam("id") String id) {
    Caller caller = current.require();
    return IdentityAnswer.of(links.link(caller, AccountId.of(id)));
  }

  /** Ends that. */
  @DELETE
  @Operation(
      operationId = "unlinkDirectory",
      summary = "Ends that, and the account's sessions; gives it a one-time password instead")
  @APIResponse(responseCode = "200", description = "the password, which is shown nowhere again")
  @APIResponse(
      responseCode = "404",
      description = "not-found: no account, or one that has a password of this server")
  public OneTimePasswordAnswer unlink(@PathParam("id") String id) {
    Caller caller = current.require();
    return new OneTimePasswordAnswer(links.unlink(caller, AccountId.of(id)));
  }
}
