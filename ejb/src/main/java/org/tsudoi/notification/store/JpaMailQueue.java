package org.tsudoi.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.MailQuery;
import org.tsudoi.notification.MailState;
import org.tsudoi.notification.domain.MailQueue;
import org.tsudoi.notification.domain.QueuedMail;
import org.tsudoi.shared.AccountId;

/** The queue of mails in the database. */
@ApplicationScoped
class JpaMailQueue implements MailQueue {

  private static final String FREE = " and (m.leasedUntil is null or m.leasedUntil <= :now)";

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaMailQueue() {}

  JpaMailQueue(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(QueuedMail mail) {
    entities.persist(mail);
  }

  @Override
  public Optional<QueuedMail> lock(UUID id) {
    return Optional.ofNullable(
        entities.find(QueuedMail.class, id.toString(), LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public List<UUID> due(Instant now, int max) {
    return entities
        .createQuery(
            "select m.id from QueuedMail m where m.state = :waiting and m.dueAt <= :now"
                + FREE
                + " order by m.urgency, m.dueAt",
            String.class)
        .setParameter("waiting", MailState.WAITING)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultStream()
        .map(UUID::fromString)
        .toList();
  }

  @Override
  public boolean lease(UUID id, String sender, Instant now, Instant until) {
    return entities
            .createQuery(
                "update QueuedMail m set m.leasedBy = :sender, m.leasedUntil = :until"
                    + " where m.id = :id and m.state = :waiting"
                    + FREE)
            .setParameter("sender", sender)
            .setParameter("until", until)
            .setParameter("id", id.toString())
            .setParameter("waiting", MailState.WAITING)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  @Override
  public void release(String sender) {
    entities
        .createQuery(
            "update QueuedMail m set m.leasedBy = null, m.leasedUntil = null"
                + " where m.state = :waiting and m.leasedBy = :sender")
        .setParameter("waiting", MailState.WAITING)
        .setParameter("sender", sender)
        .executeUpdate();
  }

  @Override
  public List<QueuedMail> useless(Instant now, int max) {
    return entities
        .createQuery(
            "select m from QueuedMail m where m.state in (:waiting, :failed)"
                + " and m.usefulUntil <= :now and m.sealedContent is not null"
                + FREE,
            QueuedMail.class)
        .setParameter("waiting", MailState.WAITING)
        .setParameter("failed", MailState.FAILED)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultList();
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
  public long countWaiting() {
    return count(new MailQuery(Optional.of(MailState.WAITING), 0, 0));
  }

  @Override
  public long countOf(AccountId account, Instant since) {
    return entities
        .createQuery(
            "select count(m) from QueuedMail m"
                + " where m.accountId = :account and m.createdAt > :since",
            Long.class)
        .setParameter("account", account.toString())
        .setParameter("since", since)
        .getSingleResult();
  }

  @Override
  public void deleteBefore(Instant instant) {
    entities
        .createQuery(
            "delete from QueuedMail m where m.createdAt < :instant and m.state <> :waiting")
        .setParameter("instant", instant)
        .setParameter("waiting", MailState.WAITING)
        .executeUpdate();
  }
}
