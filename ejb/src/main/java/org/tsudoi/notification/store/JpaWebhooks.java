package org.tsudoi.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.tsudoi.notification.WebhookId;
import org.tsudoi.notification.domain.Webhook;
import org.tsudoi.notification.domain.Webhooks;

/** Webhooks in the database. */
@ApplicationScoped
class JpaWebhooks implements Webhooks {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaWebhooks() {}

  JpaWebhooks(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(Webhook webhook) {
    entities.persist(webhook);
  }

  @Override
  public Optional<Webhook> find(WebhookId id) {
    return Optional.ofNullable(entities.find(Webhook.class, id.toString()));
  }

  @Override
  public Optional<Webhook> lock(WebhookId id) {
    Webhook webhook = entities.find(Webhook.class, id.toString());
    if (webhook == null) {
      return Optional.empty();
    }
    // Read again under the lock: what was read before it may be stale.
    entities.lock(webhook, LockModeType.PESSIMISTIC_WRITE);
    entities.refresh(webhook);
    return Optional.of(webhook);
  }

  @Override
  public List<Webhook> all() {
    return entities
        .createQuery("select w from Webhook w order by w.name, w.id", Webhook.class)
        .getResultList();
  }

  @Override
  public void remove(Webhook webhook) {
    entities.remove(webhook);
  }
}
