package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.tsudoi.accounts.IdentityLinkService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/** Which person of the identity provider may use an account. */
@Path("users/{id}/identity")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class IdentityResource {

  @Inject private IdentityLinkService links;
  @Inject private CurrentCaller current;

  /** The link. */
  @GET
  @Operation(
      operationId = "getIdentity",
      summary = "Who the identity provider says that the person of an account is")
  @APIResponse(responseCode = "200", description = "the link; linked false if there is none")
  public IdentityAnswer find(@PathParam("id") String id) {
    Caller caller = current.require();
    return IdentityAnswer.of(links.find(caller, AccountId.of(id)));
  }

  /** Prepares a link. */
  @PUT
  @Operation(
      operationId = "linkIdentity",
      summary = "Lets the person whom the identity provider calls so sign in to an account",
      description = "Another link of the account ends. Only issuer and subject together find it.")
  @APIResponse(responseCode = "200", description = "linked")
  @APIResponse(responseCode = "404", description = "not-found: no provider is set, or no account")
  @APIResponse(responseCode = "409", description = "conflict: another account has this person")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public IdentityAnswer prepare(@PathParam("id") String id, @NotNull @Valid IdentityBody body) {
    Caller caller = current.require();
    return IdentityAnswer.of(links.prepare(caller, AccountId.of(id), body.subject()));
  }

  /** Ends a link. */
  @DELETE
  @Operation(
      operationId = "unlinkIdentity",
      summary = "Ends the link of an account, and its sessions")
  @APIResponse(responseCode = "204", description = "there is none now")
  public void remove(@PathParam("id") String id) {
    Caller caller = current.require();
    links.remove(caller, AccountId.of(id));
  }
}
