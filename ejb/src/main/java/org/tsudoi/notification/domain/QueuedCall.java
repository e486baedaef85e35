package org.tsudoi.notification.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.WebhookEvent;
import org.tsudoi.notification.WebhookFailure;
import org.tsudoi.notification.WebhookId;
import org.tsudoi.notification.WebhookResult;

/** A call of a webhook on its way; its content is the body. */
@Entity
@Table(name = "queued_call")
public class QueuedCall extends QueuedDelivery {

  @Column(name = "webhook_id")
  private String webhookId;

  @Enumerated(EnumType.STRING)
  @Column(name = "event")
  private WebhookEvent event;

  @Column(name = "status")
  private int status;

  @Enumerated(EnumType.STRING)
  @Column(name = "failure")
  private WebhookFailure failure;

  /** For the container. */
  protected QueuedCall() {}

  /** A call that waits. */
  public QueuedCall(UUID id, WebhookId webhook, WebhookEvent event, String sealedBody, Span span) {
    super(id, sealedBody, 0, span);
    this.webhookId = webhook.toString();
    this.event = event;
  }

  public WebhookId webhook() {
    return WebhookId.of(webhookId);
  }

  public WebhookEvent event() {
    return event;
  }

  /** The status of the last answer; zero if there was none. */
  public int status() {
    return status;
  }

  public Optional<WebhookFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /** Notes how a try ended. */
  public void tried(WebhookResult result, RetryPlan plan, Instant now) {
    status = result.status();
    failure = result.failure().orElse(null);
    if (failure == null) {
      arrived(now);
    } else {
      failed(failure.isLasting(), plan, now);
    }
  }
}
