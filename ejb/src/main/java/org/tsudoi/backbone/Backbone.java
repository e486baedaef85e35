package org.tsudoi.backbone;

/**
 * Tells every node of the installation, this one included, that something it may know is out of
 * date.
 *
 * <p>A receiver observes the CDI event {@link Invalidation}. News are told once the change is
 * committed, never inside its transaction, so that a receiver that looks sees the new state.
 * Delivery to the own node is done when {@link #publish} returns.
 */
public interface Backbone {

  /** Tells the news to all nodes. */
  void publish(Invalidation news);
}
