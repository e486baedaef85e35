package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.notification.DeliveryState;
import org.tsudoi.notification.MailDeliveryService;
import org.tsudoi.notification.MailQuery;
import org.tsudoi.notification.MailSettingsService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** How mail is sent, and what became of each. */
@Path("mail")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mail")
public class MailResource {

  @Inject private MailSettingsService settings;
  @Inject private MailDeliveryService deliveries;
  @Inject private CurrentCaller current;

  /** The settings in force. */
  @GET
  @Path("settings")
  @Operation(
      operationId = "currentMailSettings",
      summary = "The mail settings in force, without the password")
  public MailSettingsAnswer current() {
    return MailSettingsAnswer.of(settings.current(current.require()));
  }

  /** All versions. */
  @GET
  @Path("settings/versions")
  @Operation(operationId = "findMailSettings", summary = "The saved versions, newest first")
  public List<MailSettingsAnswer> versions(
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return settings.versions(current.require(), first, max).stream()
        .map(MailSettingsAnswer::of)
        .toList();
  }

  /** Puts other settings in force. */
  @PUT
  @Path("settings")
  @Operation(
      operationId = "saveMailSettings",
      summary = "Puts other mail settings in force at once, as a new version",
      description =
          "Without password the present one is kept; it must be given again when server, port,"
              + " encryption, user or certificates change.")
  @APIResponse(responseCode = "200", description = "in force")
  @APIResponse(
      responseCode = "409",
      description = "conflict: somebody saved a version after the one named as base")
  @APIResponse(responseCode = "422", description = "invalid-value; field says which")
  public MailSettingsAnswer save(@NotNull @Valid MailSettingsBody body) {
    return MailSettingsAnswer.of(settings.save(current.require(), body.draft()));
  }

  /** Sends a test mail. */
  @POST
  @Path("test")
  @Operation(
      operationId = "testMail",
      summary = "Sends a test mail by the settings in force and waits for the mail server's answer")
  @APIResponse(responseCode = "200", description = "taken, or what went wrong")
  @APIResponse(responseCode = "422", description = "invalid-value: no usable address")
  @APIResponse(responseCode = "429", description = "too-many-requests: another test runs")
  public MailTestAnswer test(@NotNull @Valid MailTestBody body) {
    return MailTestAnswer.of(settings.test(current.require(), body.address(), body.language()));
  }

  /** Lists mails. */
  @GET
  @Path("deliveries")
  @Operation(operationId = "findMails", summary = "What became of the mails, newest first")
  public MailsAnswer find(
      @QueryParam("state")
          @DefaultValue("")
          @Parameter(description = "WAITING, SENT, FAILED, EXPIRED or DISCARDED; all if absent")
          String state,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    return MailsAnswer.of(
        deliveries.find(current.require(), new MailQuery(stateOf(state), first, max)));
  }

  private static Optional<DeliveryState> stateOf(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(DeliveryState.values())
            .filter(state -> state.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "state")));
  }

  /** Tries a mail again. */
  @POST
  @Path("deliveries/{id}/retry")
  @Operation(operationId = "retryMail", summary = "Tries a mail again at once")
  @APIResponse(responseCode = "204", description = "will be tried")
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "409", description = "conflict: being sent, sent or of no use")
  public void retry(@PathParam("id") String id) {
    deliveries.retry(current.require(), idOf(id));
  }

  /** Takes a mail away. */
  @POST
  @Path("deliveries/{id}/discard")
  @Operation(operationId = "discardMail", summary = "Takes a mail away that was not sent yet")
  @APIResponse(responseCode = "204", description = "discarded")
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "409", description = "conflict: being sent or at its end")
  public void discard(@PathParam("id") String id) {
    deliveries.discard(current.require(), idOf(id));
  }

  private static UUID idOf(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(Problem.MALFORMED, malformed);
    }
  }
}
