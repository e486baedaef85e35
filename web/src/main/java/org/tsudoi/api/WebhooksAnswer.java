package org.tsudoi.api;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.WebhookEvent;
import org.tsudoi.notification.WebhookView;

/**
 * All webhooks.
 *
 * @param rows the webhooks, by name
 * @param events what there is to be told of
 */
@Schema(name = "Webhooks")
public record WebhooksAnswer(List<WebhookAnswer> rows, List<String> events) {

  static WebhooksAnswer of(List<WebhookView> webhooks) {
    return new WebhooksAnswer(
        webhooks.stream().map(WebhookAnswer::of).toList(),
        Arrays.stream(WebhookEvent.values()).map(WebhookEvent::word).toList());
  }
}
