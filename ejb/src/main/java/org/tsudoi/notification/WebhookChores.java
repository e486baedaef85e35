package org.tsudoi.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.InstallationSecrets;
import org.tsudoi.notification.domain.CallQueue;
import org.tsudoi.notification.domain.QueuedCall;
import org.tsudoi.notification.domain.SignedCall;
import org.tsudoi.notification.domain.Webhook;
import org.tsudoi.notification.domain.WebhookSignature;
import org.tsudoi.notification.domain.Webhooks;
import org.tsudoi.shared.Caller;

/** The steps of calling webhooks that touch the database; each is one short transaction. */
@Dependent
@Transactional(Transactional.TxType.REQUIRES_NEW)
class WebhookChores extends DeliveryChores<QueuedCall> {

  static final String PURPOSE = "secret of a webhook";

  private Webhooks webhooks;
  private InstallationSecrets secrets;
  private NotificationSettings settings;
  private AuditTrail audit;

  /** For the container. */
  WebhookChores() {
    super(null, null);
  }

  @Inject
  WebhookChores(
      CallQueue queue,
      Webhooks webhooks,
      InstallationSecrets secrets,
      NotificationSettings settings,
      AuditTrail audit,
      Clock clock) {
    super(queue, clock);
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.settings = settings;
    this.audit = audit;
  }

  /** Takes a call for sending; one whose webhook is gone or switched off is taken away. */
  Optional<SignedCall> lease(UUID id, String sender) {
    Optional<QueuedCall> call = leased(id, sender);
    Optional<Webhook> webhook =
        call.map(QueuedCall::webhook).flatMap(webhooks::find).filter(Webhook::isEnabled);
    if (call.isPresent() && webhook.isEmpty()) {
      call.get().discard(now());
      return Optional.empty();
    }
    return call.map(taken -> signed(taken.id(), webhook.orElseThrow(), body(taken), now()));
  }

  private String body(QueuedCall call) {
    return open(WebhookIntake.PURPOSE, call.sealedContent().orElseThrow());
  }

  private SignedCall signed(UUID id, Webhook webhook, String body, Instant now) {
    long second = now.getEpochSecond();
    String secret = open(PURPOSE, webhook.sealedSecret());
    return new SignedCall(
        id,
        URI.create(webhook.url()),
        webhook.certificates(),
        body,
        second,
        WebhookSignature.of(secret, id.toString(), second, body));
  }

  private String open(String purpose, String sealed) {
    return secrets
        .open(purpose, sealed)
        .orElseThrow(() -> new IllegalStateException("The " + purpose + " does not open"));
  }

  /** A call for trying a webhook out, past the queue. */
  Optional<SignedCall> trial(WebhookId id) {
    Instant now = now();
    String body = "{\"type\":\"test\",\"timestamp\":\"" + now + "\",\"data\":{}}";
    return webhooks.find(id).map(webhook -> signed(UUID.randomUUID(), webhook, body, now));
  }

  /** Notes how a trial ended. */
  void tested(Caller caller, WebhookId id, WebhookResult result) {
    webhooks
        .find(id)
        .ifPresent(
            webhook ->
                audit.record(
                    caller,
                    AuditAction.WEBHOOK_TESTED,
                    target(webhook),
                    AuditChange.created(
                        Map.of(
                            "result", result.failure().map(WebhookFailure::name).orElse("SENT")))));
  }

  /** Lets a call wait that was taken for nothing. */
  void giveBack(UUID id, String sender) {
    held(id, sender).ifPresent(QueuedCall::giveBack);
  }

  /** Notes how a try ended; nothing if the lease has run out meanwhile. */
  void record(UUID id, String sender, WebhookResult result) {
    Instant now = now();
    held(id, sender)
        .ifPresent(
            call -> {
              call.tried(result, settings.retriesOfCalls(), now);
              webhooks.lock(call.webhook()).ifPresent(webhook -> judge(webhook, result, now));
            });
  }

  private void judge(Webhook webhook, WebhookResult result, Instant now) {
    if (result.failure().isEmpty()) {
      webhook.arrived();
    } else if (webhook.failed(now, settings.patienceWithWebhooks())) {
      audit.record(
          Caller.system(),
          AuditAction.WEBHOOK_SWITCHED_OFF,
          target(webhook),
          AuditChange.created(Map.of("result", result.failure().get().name())));
    }
  }

  /** How a webhook stands in the audit trail. */
  static AuditTarget target(Webhook webhook) {
    return new AuditTarget("webhook", webhook.id().toString(), webhook.name());
  }
}
