package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.WebhookFailure;
import org.tsudoi.notification.WebhookResult;

/**
 * How a trial ended.
 *
 * @param arrived whether the other side took it
 * @param status the status of its answer; zero if there was none
 * @param failure what went wrong; absent if it has arrived
 */
@Schema(name = "WebhookTest")
public record WebhookTestAnswer(boolean arrived, int status, WebhookFailure failure) {

  static WebhookTestAnswer of(WebhookResult result) {
    return new WebhookTestAnswer(
        result.failure().isEmpty(), result.status(), result.failure().orElse(null));
  }
}
