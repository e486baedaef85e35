package org.tsudoi.notification.domain;

import java.util.List;
import org.tsudoi.notification.WebhookCallQuery;

/** Where calls of webhooks wait and what became of them is kept. */
public interface CallQueue extends DeliveryQueue<QueuedCall> {

  /** Some calls, newest first. */
  List<QueuedCall> list(WebhookCallQuery query);

  /** How many a query finds in all. */
  long count(WebhookCallQuery query);
}
