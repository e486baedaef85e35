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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.AccountQuery;
import org.tsudoi.accounts.AccountService;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountTransferService;
import org.tsudoi.accounts.CreatedAccount;
import org.tsudoi.accounts.ErasureService;
import org.tsudoi.accounts.GroupService;
import org.tsudoi.accounts.SecondFactorService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Users, for administrators (spec 6.3.2). */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class UsersResource {

  private static final String CSV = "text/csv";
  private static final String STATE =
      "ACTIVE, DISABLED or DELETED; all that are not deleted if it is absent";

  private static final String ROLE =
      "SYSTEM_ADMINISTRATOR, USER_ADMINISTRATOR, AUDITOR, MEETING_CREATOR or PARTICIPANT: only"
          + " those who have it";

  private static final String WITHOUT = "only those who have no second factor";

  @Inject private AccountService accounts;
  @Inject private AccountTransferService transfer;
  @Inject private SecondFactorService secondFactor;
  @Inject private GroupService groups;
  @Inject private ErasureService erasure;
  @Inject private CurrentCaller current;

  /** Lists users by user ID. */
  @GET
  @Operation(operationId = "findUsers", summary = "Lists users by user ID")
  public UsersAnswer find(
      @QueryParam("query") @DefaultValue("") @Size(max = 200) String query,
      @QueryParam("state") @DefaultValue("") @Parameter(description = STATE) String state,
      @QueryParam("group")
          @DefaultValue("")
          @Parameter(description = "the id of a group: only those in it")
          String group,
      @QueryParam("role") @DefaultValue("") @Parameter(description = ROLE) String role,
      @QueryParam("withoutSecondFactor") @DefaultValue("false") @Parameter(description = WITHOUT)
          boolean withoutSecondFactor,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return UsersAnswer.of(
        accounts.find(
            current.require(),
            new AccountQuery(
                query,
                stateOf(state),
                groupOf(group),
                roleOf(role),
                withoutSecondFactor,
                first,
                max)));
  }

  /** Gives the users that a search finds as a file for spreadsheets. */
  @GET
  @Path("export")
  @Produces(CSV)
  @Operation(
      operationId = "exportUsers",
      summary = "The users that a search finds as a CSV file, 20,000 at most",
      description = "UTF-8 with a byte order mark; no cell is taken for a formula by spreadsheets.")
  @APIResponse(
      responseCode = "200",
      description = "the file",
      content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
  public Response export(
      @QueryParam("query") @DefaultValue("") @Size(max = 200) String query,
      @QueryParam("state") @DefaultValue("") @Parameter(description = STATE) String state,
      @QueryParam("group")
          @DefaultValue("")
          @Parameter(description = "the id of a group: only those in it")
          String group,
      @QueryParam("role") @DefaultValue("") @Parameter(description = ROLE) String role,
      @QueryParam("withoutSecondFactor") @DefaultValue("false") @Parameter(description = WITHOUT)
          boolean withoutSecondFactor,
      @QueryParam("language") @DefaultValue("en") @Parameter(description = "of the heads: en or ja")
          String language) {
    byte[] file =
        transfer.export(
            current.require(),
            new AccountQuery(
                query, stateOf(state), groupOf(group), roleOf(role), withoutSecondFactor, 0, 1),
            language);
    return Response.ok(file, CSV + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"users.csv\"")
        .build();
  }

  /** Creates and changes the users of a file. */
  @POST
  @Path("import")
  @Consumes(CSV)
  @Operation(
      operationId = "importUsers",
      summary = "Creates and changes the users of a CSV file, all or none",
      description =
          "UTF-8 or Shift_JIS, 1 MiB and 5,000 rows at most. The first row names the columns:"
              + " loginName, displayName, kana, email, department, roles, groups, language, validFrom,"
              + " validUntil, or their Japanese words. When a row is refused nothing is written.")
  public ImportAnswer importFile(
      @QueryParam("dryRun")
          @DefaultValue("false")
          @Parameter(description = "only say what would be done")
          boolean dryRun,
      @NotNull
          @RequestBody(
              content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
          byte[] file) {
    return ImportAnswer.of(
        dryRun
            ? transfer.preview(current.require(), file)
            : transfer.take(current.require(), file));
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

  /** The groups of a user. */
  @GET
  @Path("{id}/groups")
  @Operation(
      operationId = "findGroupsOfUser",
      summary = "The groups of a user by name; changeUser changes them")
  public List<GroupNameAnswer> groups(@PathParam("id") String id) {
    return groups.of(current.require(), AccountId.of(id)).stream()
        .map(GroupNameAnswer::of)
        .toList();
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

  /** Takes a user away. */
  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "deleteUser",
      summary = "Takes a user away, restorably, and ends the user's sessions at once")
  @APIResponse(responseCode = "204", description = "deleted")
  @APIResponse(responseCode = "409", description = "last-administrator")
  public void delete(@PathParam("id") String id) {
    accounts.delete(current.require(), AccountId.of(id));
  }

  /** Brings a deleted user back. */
  @POST
  @Path("{id}/restore")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "restoreUser",
      summary = "Brings a deleted user back in the state that the user had")
  @APIResponse(responseCode = "204", description = "restored")
  @APIResponse(responseCode = "409", description = "conflict: the person was erased")
  public void restore(@PathParam("id") String id) {
    accounts.restore(current.require(), AccountId.of(id));
  }

  /** Erases what identifies the person of a deleted user. */
  @POST
  @Path("{id}/erase")
  @Operation(
      operationId = "eraseUser",
      summary = "Erases what identifies the person of a deleted user, for good",
      description =
          "Names and addresses in the evidence become unreadable, devices, passkeys, agreements and"
              + " sessions are deleted. The user can never be restored.")
  @APIResponse(responseCode = "200", description = "erased; the user is told by a pseudonym now")
  @APIResponse(responseCode = "409", description = "conflict: not deleted, or erased already")
  @APIResponse(responseCode = "422", description = "invalid-value: loginName is another user's")
  public UserAnswer erase(@PathParam("id") String id, @NotNull @Valid ErasureBody body) {
    return UserAnswer.of(erasure.erase(current.require(), AccountId.of(id), body.loginName()));
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
  @APIResponse(responseCode = "200", description = "the password, which is shown nowhere again")
  @APIResponse(
      responseCode = "409",
      description = "password-in-directory: DELETE …/directory takes the password back first")
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

  private static Optional<GroupId> groupOf(String id) {
    return id.isEmpty() ? Optional.empty() : Optional.of(GroupId.of(id));
  }

  static Optional<SystemRole> roleOf(String name) {
    Optional<SystemRole> role =
        Arrays.stream(SystemRole.values()).filter(each -> each.name().equals(name)).findFirst();
    if (role.isEmpty() && !name.isEmpty()) {
      throw new RefusedException(Problem.INVALID_VALUE, "role");
    }
    return role;
  }

  static Optional<AccountState> stateOf(String name) {
    Optional<AccountState> state =
        Arrays.stream(AccountState.values()).filter(each -> each.name().equals(name)).findFirst();
    if (state.isEmpty() && !name.isEmpty()) {
      throw new RefusedException(Problem.INVALID_VALUE, "state");
    }
    return state;
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
