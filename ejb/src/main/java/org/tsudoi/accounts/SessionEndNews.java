package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.tsudoi.backbone.Backbone;
import org.tsudoi.backbone.Invalidation;

/**
 * Tells every node when a session has ended: its tunnels may be open on any of them.
 *
 * <p>The news go out once the end is committed and reach this node before the call that ended the
 * session returns.
 */
@ApplicationScoped
class SessionEndNews {

  private Backbone backbone;

  /** For the container's proxy. */
  SessionEndNews() {}

  @Inject
  SessionEndNews(Backbone backbone) {
    this.backbone = backbone;
  }

  void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded event) {
    backbone.publish(new Invalidation(SessionEnded.NEWS, event.session().toString()));
  }
}
