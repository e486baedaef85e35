package org.tsudoi.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.notification.domain.Poster;
import org.tsudoi.notification.domain.SignedCall;
import org.tsudoi.shared.Ticker;

/**
 * Calls webhooks of which calls wait, one call after the other; of a webhook that does not take
 * one, the others wait for the next look.
 */
@Dependent
class WebhookSender {

  private String node;
  private WebhookChores chores;
  private Poster poster;
  private DeliveryRound round;

  /** For the container. */
  WebhookSender() {}

  @Inject
  WebhookSender(
      @ConfigProperty(name = "tsudoi.node.name", defaultValue = "node-1") String node,
      WebhookChores chores,
      Poster poster,
      Ticker ticker) {
    this.node = node;
    this.chores = chores;
    this.poster = poster;
    this.round = new DeliveryRound(chores, ticker);
  }

  /** Takes up what an earlier run of this node was sending when it died. */
  void begin() {
    chores.release(node);
  }

  /** Makes up to twenty calls whose turn it is. Never two at a time. */
  void look() {
    round.sweepNowAndThen();
    Set<URI> dead = new HashSet<>();
    round.due().forEach(id -> send(id, dead));
  }

  private void send(UUID id, Set<URI> dead) {
    Optional<SignedCall> call = chores.lease(id, node);
    if (call.isEmpty()) {
      return;
    }
    if (dead.contains(call.get().url())) {
      chores.giveBack(id, node);
      return;
    }
    WebhookResult result = poster.post(call.get());
    chores.record(id, node, result);
    result.failure().ifPresent(why -> dead.add(call.get().url()));
  }
}
