package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.CreatedAccount;
import org.tsudoi.accounts.SecondFactorService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.AccountId;

/** Users, for administrators (spec 6.3.2). */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class UsersResource {

  @Inject private AccountService accounts;
  @Inject private SecondFactorService secondFactor;
  @Inject private CurrentCaller current;

  /** Lists users by user ID. */
  @GET
  @Operation(operationId = "findUsers", summary = "Lists users by user ID")
  public UsersAnswer find(
      @QueryParam("query") @DefaultValue("") @Size(max = 200) String query,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return UsersAnswer.of(accounts.find(current.require(), new AccountQuery(query, first, max)));
  }

  /** Creates a user. */
  @POST
  @Operation(operationId = "createUser", summary = "Creates a user with a one-time password")
  @APIResponse(
      responseCode = "201",
      description = "created",
      content = @Content(schema = @Schema(implementation = CreatedUser.class)))
  @APIResponse(responseCode = "409", description = "login-name-taken")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public Response create(@NotNull @Valid UserBody body) {
    CreatedAccount created = accounts.create(current.require(), body.account());
    return Response.status(Response.Status.CREATED)
        .entity(new CreatedUser(created.id().toString(), created.oneTimePassword()))
        .build();
  }

  /** One user. */
  @GET
  @Path("{id}")
  @Operation(operationId = "getUser", summary = "One user")
  public UserAnswer get(@PathParam("id") String id) {
    return UserAnswer.of(accounts.get(current.require(), AccountId.of(id)));
  }

  /** Changes a user. */
  @PATCH
  @Path("{id}")
  @Operation(
      operationId = "changeUser",
      summary = "Changes a user",
      description = "Other roles end the user's sessions at once.")
  @APIResponse(responseCode = "200", description = "changed")
  @APIResponse(responseCode = "409", description = "last-administrator")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public UserAnswer change(@PathParam("id") String id, @NotNull @Valid UserPatch body) {
    return UserAnswer.of(accounts.change(current.require(), AccountId.of(id), body.change()));
  }

  /** Forbids a user to sign in. */
  @POST
  @Path("{id}/disable")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "disableUser",
      summary = "Forbids a user to sign in and ends the user's sessions at once")
  @APIResponse(responseCode = "204", description = "disabled")
  @APIResponse(responseCode = "409", description = "last-administrator")
  public void disable(@PathParam("id") String id) {
    accounts.disable(current.require(), AccountId.of(id));
  }

  /** Lets a disabled user sign in again. */
  @POST
  @Path("{id}/enable")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "enableUser", summary = "Lets a disabled user sign in again")
  @APIResponse(responseCode = "204", description = "enabled")
  public void enable(@PathParam("id") String id) {
    accounts.enable(current.require(), AccountId.of(id));
  }

  /** Gives a user a new one-time password. */
  @POST
  @Path("{id}/password-reset")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "resetPassword",
      summary = "Gives a user a new one-time password and ends the user's sessions")
  public OneTimePasswordAnswer resetPassword(@PathParam("id") String id) {
    return new OneTimePasswordAnswer(accounts.resetPassword(current.require(), AccountId.of(id)));
  }

  /** The same for whoever knows only the user ID: the command line. */
  @POST
  @Path("by-login-name/{loginName}/password-reset")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "resetPasswordByLoginName",
      summary = "Gives the user with this user ID a new one-time password")
  public OneTimePasswordAnswer resetByLoginName(@PathParam("loginName") String loginName) {
    return new OneTimePasswordAnswer(accounts.resetByLoginName(current.require(), loginName));
  }

  /** Whether a user has a second factor. */
  @GET
  @Path("{id}/second-factor")
  @Operation(operationId = "userSecondFactor", summary = "The second factor of a user")
  public SecondFactorAnswer secondFactor(@PathParam("id") String id) {
    return SecondFactorAnswer.of(secondFactor.of(current.require(), AccountId.of(id)));
  }

  /** Takes the second factor from a user who has lost it. */
  @DELETE
  @Path("{id}/second-factor")
  @Operation(
      operationId = "resetSecondFactor",
      summary = "Takes the second factor from a user who has lost it")
  @APIResponse(responseCode = "204", description = "no code is asked any more")
  public void resetSecondFactor(@PathParam("id") String id) {
    secondFactor.reset(current.require(), AccountId.of(id));
  }

  /** The same for whoever knows only the user ID: the command line. */
  @DELETE
  @Path("by-login-name/{loginName}/second-factor")
  @Operation(
      operationId = "resetSecondFactorByLoginName",
      summary = "Takes the second factor from the user with this user ID")
  @APIResponse(responseCode = "204", description = "no code is asked any more")
  public void resetSecondFactorByLoginName(@PathParam("loginName") String loginName) {
    secondFactor.resetByLoginName(current.require(), loginName);
  }
}
