package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.ApiTokenService;
import org.tsudoi.accounts.DirectoryLinkService;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.IdentityLinkService;
import org.tsudoi.accounts.OwnAccountService;
import org.tsudoi.accounts.PasskeyService;
import org.tsudoi.accounts.SecondFactorService;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.auditing.AccessHistory;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.HistoryQuery;
import org.tsudoi.auditing.UsageHistory;
import org.tsudoi.devices.DeviceService;
import org.tsudoi.meetings.MeetingPlanning;
import org.tsudoi.notification.MailDeliveryService;
import org.tsudoi.policies.JoinTermsService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Caller;

/** One's own account: language, time zone, history, and everything that is kept, in one file. */
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class OwnAccountResource {

  /** The most rows of each history in the file. */
  static final int MOST_ROWS = 10_000;

  @Inject private OwnAccountService own;
  @Inject private SignInService signIn;
  @Inject private SecondFactorService secondFactor;
  @Inject private ApiTokenService tokens;
  @Inject private PasskeyService passkeys;
  @Inject private IdentityLinkService identities;
  @Inject private DirectoryLinkService directory;
  @Inject private AuditTrail trail;
  @Inject private AccessHistory connections;
  @Inject private UsageHistory shares;
  @Inject private DeviceService devices;
  @Inject private JoinTermsService terms;
  @Inject private MailDeliveryService mails;
  @Inject private MeetingPlanning planning;
  @Inject private CurrentCaller current;
  @Inject private Clock clock;

  /** Chooses language and time zone. */
  @PUT
  @Path("preferences")
  @Operation(operationId = "prefer", summary = "Chooses one's own language and time zone")
  @APIResponse(responseCode = "200", description = "chosen")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public PreferencesBody prefer(@NotNull @Valid PreferencesBody body) {
    AccountView chosen = own.prefer(current.require(), body.language(), body.timeZone());
    return new PreferencesBody(chosen.language(), chosen.timeZone());
  }

  /** What one did and what was done to one's account. */
  @GET
  @Path("history")
  @Operation(
      operationId = "ownHistory",
      summary = "What one did and what was done to one's own account",
      description = "From where others did it is not told. Reading about oneself is not recorded.")
  public AuditAnswer history(@Valid @BeanParam HistoryParameters parameters) {
    return AuditAnswer.of(trail.own(current.require(), parameters.query()));
  }

  /** The meetings that one was in. */
  @GET
  @Path("connections")
  @Operation(operationId = "ownConnections", summary = "One's own connections to meetings")
  public AccessHistoryAnswer connections(@Valid @BeanParam HistoryParameters parameters) {
    return AccessHistoryAnswer.of(connections.own(current.require(), parameters.query()));
  }

  /** Everything that is kept about oneself. */
  @GET
  @Path("data")
  @Operation(
      operationId = "ownData",
      summary = "Everything that is kept about oneself, as a file",
      description =
          "At most the newest 10,000 rows of each history; total says how many there are.")
  @APIResponse(
      responseCode = "200",
      description = "a file",
      content = @Content(schema = @Schema(implementation = OwnDataAnswer.class)))
  public Response data() {
    Caller caller = current.require();
    AccountView account = signIn.current(caller).account();
    OwnDataAnswer all =
        new OwnDataAnswer(
            clock.instant(),
            UserAnswer.of(account),
            own.groups(caller).stream().map(GroupName::name).toList(),
            SecondFactorAnswer.of(secondFactor.own(caller)),
            IdentityAnswer.of(identities.own(caller)),
            IdentityAnswer.of(directory.own(caller)),
            passkeys.own(caller).stream().map(OwnPasskeyAnswer::of).toList(),
            devices.own(caller).stream().map(DeviceAnswer::of).toList(),
            devices.ownRule(caller).effective(),
            terms.agreements(caller).stream().map(OwnDataAnswer.Agreement::of).toList(),
            sessions(caller, account),
            tokens.own(caller).stream().map(ApiTokenAnswer::of).toList(),
            AuditAnswer.of(all(query -> trail.own(caller, query))),
            AccessHistoryAnswer.of(all(query -> connections.own(caller, query))),
            UsageHistoryAnswer.of(all(query -> shares.own(caller, query))),
            planning.own(caller).stream().map(OwnDataAnswer.Meeting::of).toList(),
            mails.own(caller).stream().map(OwnDataAnswer.Mail::of).toList());
    return Response.ok(all)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tsudoi-my-data.json\"")
        .build();
  }

  private List<OwnDataAnswer.OwnSession> sessions(Caller caller, AccountView account) {
    return signIn.sessions(caller, account.id()).stream()
        .map(
            session ->
                new OwnDataAnswer.OwnSession(
                    session.createdAt(),
                    session.address(),
                    session.path().name(),
                    session.userAgent()))
        .toList();
  }

  /** All pieces of a history, up to the limit. */
  private static <T> HistoryPage<T> all(Function<HistoryQuery, HistoryPage<T>> source) {
    List<T> rows = new ArrayList<>();
    HistoryQuery query = HistoryQuery.newest(HistoryQuery.LARGEST_PAGE);
    HistoryPage<T> page = source.apply(query);
    rows.addAll(page.rows());
    while (page.rows().size() == HistoryQuery.LARGEST_PAGE && rows.size() < MOST_ROWS) {
      page = source.apply(query.piece(rows.size(), HistoryQuery.LARGEST_PAGE));
      rows.addAll(page.rows());
    }
    return new HistoryPage<>(rows, page.total(), rows.size() >= page.total());
  }
}
