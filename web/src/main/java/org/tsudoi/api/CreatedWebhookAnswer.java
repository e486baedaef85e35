package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.CreatedWebhook;

/**
 * The only sight of the secret that a webhook's calls are signed with.
 *
 * @param secret {@code whsec_} and 256 random bits in Base64
 * @param webhook the webhook
 */
@Schema(name = "CreatedWebhook")
public record CreatedWebhookAnswer(String secret, WebhookAnswer webhook) {

  static CreatedWebhookAnswer of(CreatedWebhook created) {
    return new CreatedWebhookAnswer(created.secret(), WebhookAnswer.of(created.view()));
  }

  @Override
  public String toString() {
    return "CreatedWebhookAnswer[]";
  }
}
