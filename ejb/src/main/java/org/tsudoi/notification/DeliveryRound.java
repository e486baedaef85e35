package org.tsudoi.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.tsudoi.shared.Ticker;

/**
 * Goes through what waits, one after the other. Several nodes share a queue: each thing is leased
 * before it is sent, and no transaction is open while another machine is spoken to. Never two looks
 * at a time.
 */
final class DeliveryRound {

  private static final int AT_ONCE = 20;
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(30);

  private final DeliveryChores<?> chores;
  private final Ticker ticker;
  private long lastSweep;
  private boolean swept;

  DeliveryRound(DeliveryChores<?> chores, Ticker ticker) {
    this.chores = chores;
    this.ticker = ticker;
  }

  /** Takes away what is of no use any more, now and then. */
  void sweepNowAndThen() {
    if (!swept || ticker.since(lastSweep).compareTo(BETWEEN_SWEEPS) >= 0) {
      chores.sweep();
      swept = true;
      lastSweep = ticker.nanos();
    }
  }

  /** Up to twenty whose turn it is. */
  List<UUID> due() {
    return chores.due(AT_ONCE);
  }
}
