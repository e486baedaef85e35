package org.tsudoi.notification.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.DeliveryState;
import org.tsudoi.notification.domain.DeliveryQueue;
import org.tsudoi.notification.domain.QueuedDelivery;

/**
 * What every queue in the database does alike: turns, leases and ends.
 *
 * @param <T> what waits
 */
abstract class JpaDeliveryQueue<T extends QueuedDelivery> implements DeliveryQueue<T> {

  private static final String FREE = " and (d.leasedUntil is null or d.leasedUntil <= :now)";

  private final Class<T> type;

  JpaDeliveryQueue(Class<T> type) {
    this.type = type;
  }

  /** The entities of the present transaction. */
  abstract EntityManager entities();

  private String rows() {
    return type.getSimpleName() + " d";
  }

  @Override
  public void add(T delivery) {
    entities().persist(delivery);
  }

  @Override
  public Optional<T> lock(UUID id) {
    return Optional.ofNullable(
        entities().find(type, id.toString(), LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public List<UUID> due(Instant now, int max) {
    return entities()
        .createQuery(
            "select d.id from "
                + rows()
                + " where d.state = :waiting and d.dueAt <= :now"
                + FREE
                + " order by d.urgency, d.dueAt",
            String.class)
        .setParameter("waiting", DeliveryState.WAITING)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultStream()
        .map(UUID::fromString)
        .toList();
  }

  @Override
  public boolean lease(UUID id, String sender, Instant now, Instant until) {
    return entities()
            .createQuery(
                "update "
                    + rows()
                    + " set d.leasedBy = :sender, d.leasedUntil = :until"
                    + " where d.id = :id and d.state = :waiting"
                    + FREE)
            .setParameter("sender", sender)
            .setParameter("until", until)
            .setParameter("id", id.toString())
            .setParameter("waiting", DeliveryState.WAITING)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  @Override
  public void release(String sender) {
    entities()
        .createQuery(
            "update "
                + rows()
                + " set d.leasedBy = null, d.leasedUntil = null"
                + " where d.state = :waiting and d.leasedBy = :sender")
        .setParameter("waiting", DeliveryState.WAITING)
        .setParameter("sender", sender)
        .executeUpdate();
  }

  @Override
  public List<T> useless(Instant now, int max) {
    return entities()
        .createQuery(
            "select d from "
                + rows()
                + " where d.state in (:waiting, :failed)"
                + " and d.usefulUntil <= :now and d.sealedContent is not null"
                + FREE,
            type)
        .setParameter("waiting", DeliveryState.WAITING)
        .setParameter("failed", DeliveryState.FAILED)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public long countWaiting() {
    return entities()
        .createQuery("select count(d) from " + rows() + " where d.state = :waiting", Long.class)
        .setParameter("waiting", DeliveryState.WAITING)
        .getSingleResult();
  }

  @Override
  public void deleteBefore(Instant instant) {
    entities()
        .createQuery(
            "delete from " + rows() + " where d.createdAt < :instant and d.state <> :waiting")
        .setParameter("instant", instant)
        .setParameter("waiting", DeliveryState.WAITING)
        .executeUpdate();
  }
}
