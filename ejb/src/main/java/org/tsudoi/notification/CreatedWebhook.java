package org.tsudoi.notification;

/**
 * The only sight of the secret that a webhook's calls are signed with.
 *
 * @param view the webhook
 * @param secret {@code whsec_} and 256 random bits in Base64
 */
public record CreatedWebhook(WebhookView view, String secret) {

  /** Leaves the secret out of every log. */
  @Override
  public String toString() {
    return "CreatedWebhook[" + view.id() + "]";
  }
}
