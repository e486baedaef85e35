package org.tsudoi.backbone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** The backbone of an installation of one node: whoever observes hears at once. */
@ApplicationScoped
class InProcessBackbone implements Backbone {

  private Event<Invalidation> listeners;

  /** For the container's proxy. */
  InProcessBackbone() {}

  @Inject
  InProcessBackbone(Event<Invalidation> listeners) {
    this.listeners = listeners;
  }

  @Override
  public void publish(Invalidation news) {
    listeners.fire(news);
  }
}
