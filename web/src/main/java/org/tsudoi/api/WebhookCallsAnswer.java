package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.WebhookCallPage;

/**
 * Some calls.
 *
 * @param rows the calls asked for, newest first
 * @param total how many there are in all
 */
@Schema(name = "WebhookCalls")
public record WebhookCallsAnswer(List<WebhookCallAnswer> rows, long total) {

  static WebhookCallsAnswer of(WebhookCallPage page) {
    return new WebhookCallsAnswer(
        page.rows().stream().map(WebhookCallAnswer::of).toList(), page.total());
  }
}
