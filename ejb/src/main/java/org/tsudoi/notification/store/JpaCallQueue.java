package org.tsudoi.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.tsudoi.notification.WebhookCallQuery;
import org.tsudoi.notification.domain.CallQueue;
import org.tsudoi.notification.domain.QueuedCall;

/** The queue of calls in the database. */
@ApplicationScoped
class JpaCallQueue extends JpaDeliveryQueue<QueuedCall> implements CallQueue {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaCallQueue() {
    super(QueuedCall.class);
  }

  JpaCallQueue(EntityManager entities) {
    this();
    this.entities = entities;
  }

  @Override
  EntityManager entities() {
    return entities;
  }

  @Override
  public List<QueuedCall> list(WebhookCallQuery query) {
    return asked(query, "select c", " order by c.createdAt desc, c.id", QueuedCall.class)
        .setFirstResult(query.first())
        .setMaxResults(query.max())
        .getResultList();
  }

  @Override
  public long count(WebhookCallQuery query) {
    return asked(query, "select count(c)", "", Long.class).getSingleResult();
  }

  private <T> TypedQuery<T> asked(
      WebhookCallQuery query, String what, String order, Class<T> type) {
    String where =
        query.webhook().map(id -> " and c.webhookId = :webhook").orElse("")
            + query.state().map(state -> " and c.state = :state").orElse("");
    TypedQuery<T> asked =
        entities.createQuery(what + " from QueuedCall c where 1 = 1" + where + order, type);
    query.webhook().ifPresent(id -> asked.setParameter("webhook", id.toString()));
    query.state().ifPresent(state -> asked.setParameter("state", state));
    return asked;
  }
}
