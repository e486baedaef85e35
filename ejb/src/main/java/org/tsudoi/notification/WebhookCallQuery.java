package org.tsudoi.notification;

import java.util.Optional;

/**
 * Which calls are asked for, newest first.
 *
 * @param webhook only those of this one
 * @param state only in this state
 * @param first how many to leave out
 * @param max how many at most, up to 200
 */
public record WebhookCallQuery(
    Optional<WebhookId> webhook, Optional<DeliveryState> state, int first, int max) {

  private static final int MOST_ROWS = 200;

  /** Keeps the numbers within what a page can be. */
  public WebhookCallQuery {
    first = Math.max(0, first);
    max = Math.min(MOST_ROWS, Math.max(1, max));
  }
}
