package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.notification.DeliveryState;
import org.tsudoi.notification.WebhookCallQuery;
import org.tsudoi.notification.WebhookId;
import org.tsudoi.notification.WebhookService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Webhooks: which other systems are told what happens here. */
@Path("webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public class WebhooksResource {

  private static final String INVALID = "invalid-value; field says which";

  @Inject private WebhookService webhooks;
  @Inject private CurrentCaller current;

  /** Lists webhooks. */
  @GET
  @Operation(operationId = "webhooks", summary = "All webhooks, and what there is to be told of")
  public WebhooksAnswer all() {
    return WebhooksAnswer.of(webhooks.all(current.require()));
  }

  /** Makes a webhook. */
  @POST
  @Operation(
      operationId = "createWebhook",
      summary = "Makes a webhook; its secret is shown only now",
      description =
          "Each call is a POST with JSON, signed as Standard Webhooks has it: webhook-id,"
              + " webhook-timestamp and webhook-signature (HMAC-SHA-256). It is tried again until"
              + " it is answered with 2xx, for three days.")
  @APIResponse(
      responseCode = "201",
      description = "made",
      content = @Content(schema = @Schema(implementation = CreatedWebhookAnswer.class)))
  @APIResponse(responseCode = "409", description = "conflict: there are twenty")
  @APIResponse(responseCode = "422", description = INVALID)
  public Response create(@NotNull @Valid WebhookBody body) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(CreatedWebhookAnswer.of(webhooks.create(current.require(), body.draft())))
        .build();
  }

  /** One webhook. */
  @GET
  @Path("{id}")
  @Operation(operationId = "webhook", summary = "One webhook")
  public WebhookAnswer get(@PathParam("id") String id) {
    return WebhookAnswer.of(webhooks.get(current.require(), WebhookId.of(id)));
  }

  /** Changes a webhook. */
  @PUT
  @Path("{id}")
  @Operation(operationId = "changeWebhook", summary = "Changes a webhook; its secret stays")
  @APIResponse(responseCode = "200", description = "changed")
  @APIResponse(responseCode = "422", description = INVALID)
  public WebhookAnswer change(@PathParam("id") String id, @NotNull @Valid WebhookBody body) {
    return WebhookAnswer.of(webhooks.change(current.require(), WebhookId.of(id), body.draft()));
  }

  /** Takes a webhook away. */
  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "deleteWebhook",
      summary = "Takes a webhook away; its calls that wait are not made any more")
  @APIResponse(responseCode = "204", description = "deleted")
  public void delete(@PathParam("id") String id) {
    webhooks.delete(current.require(), WebhookId.of(id));
  }

  /** Gives a webhook another secret. */
  @POST
  @Path("{id}/secret")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "renewWebhookSecret",
      summary = "Gives a webhook another secret, in force at once and shown only now")
  @APIResponse(responseCode = "200", description = "the secret")
  public CreatedWebhookAnswer renew(@PathParam("id") String id) {
    return CreatedWebhookAnswer.of(webhooks.renewSecret(current.require(), WebhookId.of(id)));
  }

  /** Tries a webhook out. */
  @POST
  @Path("{id}/test")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "testWebhook",
      summary = "Calls a webhook once to try it out, and waits for the answer")
  @APIResponse(responseCode = "200", description = "taken, or what went wrong")
  @APIResponse(responseCode = "429", description = "too-many-requests: another test runs")
  public WebhookTestAnswer test(@PathParam("id") String id) {
    return WebhookTestAnswer.of(webhooks.test(current.require(), WebhookId.of(id)));
  }

  /** Lists calls. */
  @GET
  @Path("calls")
  @Operation(operationId = "findWebhookCalls", summary = "What became of the calls, newest first")
  public WebhookCallsAnswer calls(
      @QueryParam("webhook") @DefaultValue("") @Parameter(description = "whose") String webhook,
      @QueryParam("state")
          @DefaultValue("")
          @Parameter(description = "WAITING, SENT, FAILED, EXPIRED or DISCARDED; all if absent")
          String state,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    Optional<WebhookId> whose =
        webhook.isEmpty() ? Optional.empty() : Optional.of(WebhookId.of(webhook));
    return WebhookCallsAnswer.of(
        webhooks.calls(current.require(), new WebhookCallQuery(whose, stateOf(state), first, max)));
  }

  private static Optional<DeliveryState> stateOf(String name) {
    Optional<DeliveryState> state =
        Arrays.stream(DeliveryState.values()).filter(each -> each.name().equals(name)).findFirst();
    if (state.isEmpty() && !name.isEmpty()) {
      throw new RefusedException(Problem.INVALID_VALUE, "state");
    }
    return state;
  }

  /** Tries a call again. */
  @POST
  @Path("calls/{id}/retry")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "retryWebhookCall", summary = "Tries a call again at once")
  @APIResponse(responseCode = "204", description = "will be tried")
  @APIResponse(responseCode = "409", description = "conflict: being made, arrived or of no use")
  public void retry(@PathParam("id") String id) {
    webhooks.retry(current.require(), idOf(id));
  }

  private static UUID idOf(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(Problem.MALFORMED, malformed);
    }
  }
}
