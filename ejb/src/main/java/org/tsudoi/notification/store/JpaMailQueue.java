package org.tsudoi.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailQuery;
import org.tsudoi.notification.domain.MailQueue;
import org.tsudoi.notification.domain.QueuedMail;
import org.tsudoi.shared.AccountId;

/** The queue of mails in the database. */
@ApplicationScoped
class JpaMailQueue extends JpaDeliveryQueue<QueuedMail> implements MailQueue {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaMailQueue() {
    super(QueuedMail.class);
  }

  JpaMailQueue(EntityManager entities) {
    this();
    this.entities = entities;
  }

  @Override
  EntityManager entities() {
    return entities;
  }

  @Override
  public List<QueuedMail> list(MailQuery query) {
    return asked(
            query,
            "select m from QueuedMail m",
            " order by m.createdAt desc, m.id",
            QueuedMail.class)
        .setFirstResult(query.first())
        .setMaxResults(query.max())
        .getResultList();
  }

  @Override
  public long count(MailQuery query) {
    return asked(query, "select count(m) from QueuedMail m", "", Long.class).getSingleResult();
  }

  private <T> TypedQuery<T> asked(MailQuery query, String what, String order, Class<T> type) {
    String where = query.state().map(state -> " where m.state = :state").orElse("");
    TypedQuery<T> asked = entities.createQuery(what + where + order, type);
    query.state().ifPresent(state -> asked.setParameter("state", state));
    return asked;
  }

  @Override
  public List<QueuedMail> of(AccountId account, int max) {
    return entities
        .createQuery(
            "select m from QueuedMail m where m.accountId = :account"
                + " order by m.createdAt desc, m.id",
            QueuedMail.class)
        .setParameter("account", account.toString())
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public long countOf(AccountId account, Set<MailKind> kinds, Instant since) {
    return entities
        .createQuery(
            "select count(m) from QueuedMail m"
                + " where m.accountId = :account and m.kind in :kinds and m.createdAt > :since",
            Long.class)
        .setParameter("account", account.toString())
        .setParameter("kinds", kinds)
        .setParameter("since", since)
        .getSingleResult();
  }
}
