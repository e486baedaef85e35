package org.tsudoi.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.Audited;
import org.tsudoi.auditing.InstallationSecrets;
import org.tsudoi.notification.domain.CallQueue;
import org.tsudoi.notification.domain.QueuedCall;
import org.tsudoi.notification.domain.QueuedDelivery.Span;
import org.tsudoi.notification.domain.Webhook;
import org.tsudoi.notification.domain.Webhooks;

/**
 * Queues a call for each webhook that wants to know of what was recorded, in the transaction of the
 * change: it is told if and only if the change is kept.
 *
 * <p>The body names who and what by ids and names and holds no values, so no secret can be among
 * them. Thread-safe.
 */
@ApplicationScoped
class WebhookIntake {

  static final String PURPOSE = "call of a webhook";

  private Webhooks webhooks;
  private CallQueue queue;
  private InstallationSecrets secrets;
  private NotificationSettings settings;
  private Clock clock;

  /** For the container's proxy. */
  WebhookIntake() {}

  @Inject
  WebhookIntake(
      Webhooks webhooks,
      CallQueue queue,
      InstallationSecrets secrets,
      NotificationSettings settings,
      Clock clock) {
    this.webhooks = webhooks;
    this.queue = queue;
    this.secrets = secrets;
    this.settings = settings;
    this.clock = clock;
  }

  void heard(@Observes Audited news) {
    Optional<WebhookEvent> event = WebhookEvent.of(news.action());
    if (event.isEmpty()) {
      return;
    }
    List<Webhook> told =
        webhooks.all().stream().filter(webhook -> webhook.wants(event.get())).toList();
    if (!told.isEmpty() && queue.countWaiting() < settings.mostWaitingCalls()) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      String sealed = secrets.seal(PURPOSE, body(event.get(), news, now));
      told.forEach(webhook -> queue.add(call(webhook, event.get(), sealed, now)));
    }
  }

  private QueuedCall call(Webhook webhook, WebhookEvent event, String sealed, Instant now) {
    return new QueuedCall(
        UUID.randomUUID(),
        webhook.id(),
        event,
        sealed,
        new Span(now, now.plus(settings.patienceWithWebhooks())));
  }

  private static String body(WebhookEvent event, Audited news, Instant now) {
    JsonObjectBuilder actor = Json.createObjectBuilder();
    news.caller().account().ifPresent(account -> actor.add("id", account.toString()));
    actor.add("name", news.caller().name());
    return Json.createObjectBuilder()
        .add("type", event.word())
        .add("timestamp", now.toString())
        .add(
            "data",
            Json.createObjectBuilder()
                .add("action", news.action().name())
                .add("actor", actor)
                .add(
                    "target",
                    Json.createObjectBuilder()
                        .add("type", news.target().type())
                        .add("id", news.target().id())
                        .add("name", news.target().name())))
        .build()
        .toString();
  }
}
