package org.tsudoi.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.notification.domain.DeliveryQueue;
import org.tsudoi.notification.domain.QueuedDelivery;

/**
 * The steps of sending that touch the database and are alike for all that waits. Whoever extends
 * this makes each one short transaction.
 *
 * @param <T> what is sent
 */
abstract class DeliveryChores<T extends QueuedDelivery> {

  /** Longer than any one try takes: within it nobody else sends the same thing. */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int WIPED_AT_ONCE = 200;

  private final DeliveryQueue<T> queue;
  private final Clock clock;

  DeliveryChores(DeliveryQueue<T> queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  List<UUID> due(int max) {
    return queue.due(now(), max);
  }

  /** Takes something for sending; empty if somebody else did or it is of no use any more. */
  Optional<T> leased(UUID id, String sender) {
    Instant now = now();
    if (!queue.lease(id, sender, now, now.plus(LEASE))) {
      return Optional.empty();
    }
    return queue.lock(id).filter(delivery -> delivery.isRetryable(now));
  }

  /** What this sender still holds: nothing once its lease has run out. */
  Optional<T> held(UUID id, String sender) {
    return queue.lock(id).filter(delivery -> delivery.isLeasedBy(sender));
  }

  /** Ends the leases of a sender that lives no more. */
  void release(String sender) {
    queue.release(sender);
  }

  /** Takes away what is of no use any more, and forgets what ended long ago. */
  void sweep() {
    Instant now = now();
    queue.useless(now, WIPED_AT_ONCE).forEach(delivery -> delivery.expire(now));
    queue.deleteBefore(now.minus(KEPT));
  }
}
