package org.tsudoi.notification.domain;

import java.util.List;
import java.util.Optional;
import org.tsudoi.notification.WebhookId;

/** Where webhooks are kept; they are a few. */
public interface Webhooks {

  void add(Webhook webhook);

  Optional<Webhook> find(WebhookId id);

  /** The webhook with its row locked until the transaction ends. */
  Optional<Webhook> lock(WebhookId id);

  /** All, by name. */
  List<Webhook> all();

  void remove(Webhook webhook);
}
