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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.GroupQuery;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;

/** Groups of users, for administrators (spec 6.3.2). */
@Path("groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public class GroupsResource {

  @Inject private GroupService groups;
  @Inject private AccountService accounts;
  @Inject private CurrentCaller current;

  /** Lists groups by name. */
  @GET
  @Operation(operationId = "findGroups", summary = "Lists groups by name")
  public GroupsAnswer find(
      @QueryParam("query") @DefaultValue("") @Size(max = 200) String query,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return GroupsAnswer.of(groups.find(current.require(), new GroupQuery(query, first, max)));
  }

  /** Creates a group. */
  @POST
  @Operation(operationId = "createGroup", summary = "Creates a group without members")
  @APIResponse(
      responseCode = "201",
      description = "created",
      content = @Content(schema = @Schema(implementation = GroupAnswer.class)))
  @APIResponse(responseCode = "409", description = "group-name-taken")
  @APIResponse(responseCode = "413", description = "too-large: there are 1,000 already")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public Response create(@NotNull @Valid GroupBody body) {
    return Response.status(Response.Status.CREATED)
        .entity(GroupAnswer.of(groups.create(current.require(), body.draft())))
        .build();
  }

  /** One group. */
  @GET
  @Path("{id}")
  @Operation(operationId = "getGroup", summary = "One group")
  public GroupAnswer get(@PathParam("id") String id) {
    return GroupAnswer.of(groups.get(current.require(), GroupId.of(id)));
  }

  /** Gives a group another name and description. */
  @PUT
  @Path("{id}")
  @Operation(operationId = "changeGroup", summary = "Gives a group another name and description")
  @APIResponse(responseCode = "200", description = "changed")
  @APIResponse(responseCode = "409", description = "group-name-taken")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public GroupAnswer change(@PathParam("id") String id, @NotNull @Valid GroupBody body) {
    return GroupAnswer.of(groups.change(current.require(), GroupId.of(id), body.draft()));
  }

  /** Deletes a group. */
  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "deleteGroup",
      summary = "Deletes a group; its members stay as users",
      description =
          "A group that a system administrator is in is deleted by system administrators only.")
  @APIResponse(responseCode = "204", description = "deleted")
  @APIResponse(responseCode = "409", description = "conflict: somebody was put into it meanwhile")
  public void delete(@PathParam("id") String id) {
    groups.delete(current.require(), GroupId.of(id));
  }

  /** Who is in a group. */
  @GET
  @Path("{id}/members")
  @Operation(operationId = "findGroupMembers", summary = "Who is in a group, by user ID")
  public UsersAnswer members(
      @PathParam("id") String id,
      @QueryParam("query") @DefaultValue("") @Size(max = 200) String query,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    Caller caller = current.require();
    GroupId group = groups.get(caller, GroupId.of(id)).id();
    return UsersAnswer.of(
        accounts.find(
            caller, new AccountQuery(query, Optional.empty(), Optional.of(group), first, max)));
  }

  /** Puts a user into a group, by user ID. */
  @POST
  @Path("{id}/members")
  @Operation(
      operationId = "addGroupMemberByLoginName",
      summary = "Puts the user with this user ID into a group")
  @APIResponse(responseCode = "200", description = "is in it now")
  @APIResponse(
      responseCode = "422",
      description = "invalid-value: the user is in 50 groups already")
  public UserAnswer addByLoginName(
      @PathParam("id") String id, @NotNull @Valid GroupMemberBody body) {
    return UserAnswer.of(
        groups.addByLoginName(current.require(), GroupId.of(id), body.loginName()));
  }

  /** Puts a user into a group. */
  @PUT
  @Path("{id}/members/{member}")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "addGroupMember", summary = "Puts a user into a group")
  @APIResponse(responseCode = "204", description = "is in it now")
  @APIResponse(
      responseCode = "422",
      description = "invalid-value: the user is in 50 groups already")
  public void add(@PathParam("id") String id, @PathParam("member") String member) {
    groups.add(current.require(), GroupId.of(id), AccountId.of(member));
  }

  /** Takes a user out of a group. */
  @DELETE
  @Path("{id}/members/{member}")
  @Operation(operationId = "removeGroupMember", summary = "Takes a user out of a group")
  @APIResponse(responseCode = "204", description = "is not in it any more")
  public void remove(@PathParam("id") String id, @PathParam("member") String member) {
    groups.remove(current.require(), GroupId.of(id), AccountId.of(member));
  }
}
