package org.tsudoi.notification.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where what goes to other machines waits, and what became of it is kept.
 *
 * @param <T> what waits
 */
public interface DeliveryQueue<T extends QueuedDelivery> {

  void add(T delivery);

  /** The delivery with its row locked until the transaction ends. */
  Optional<T> lock(UUID id);

  /** Those whose turn it is and that nobody is sending, the urgent ones first. */
  List<UUID> due(Instant now, int max);

  /**
   * Keeps others from sending a delivery for a while.
   *
   * @return false if it is not waiting any more or somebody else was faster
   */
  boolean lease(UUID id, String sender, Instant now, Instant until);

  /** Ends all leases of a sender. */
  void release(String sender);

  /** Those that are of no use any more but still hold their content. */
  List<T> useless(Instant now, int max);

  /** How many wait. */
  long countWaiting();

  /** Forgets all that were asked for before and wait no more. */
  void deleteBefore(Instant instant);
}
